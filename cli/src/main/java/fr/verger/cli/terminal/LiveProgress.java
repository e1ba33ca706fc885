package fr.verger.cli.terminal;

import fr.verger.spark.run.ProgressListener;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/**
 * Tells how a run gets on: as one line drawn over and over where standard error is a terminal, as
 * plain lines elsewhere. Thread-safe.
 */
public final class LiveProgress implements ProgressListener, AutoCloseable {
  private static final long REDRAW_MILLIS = 250;
  private static final double PLAIN_SECONDS = 10;
  private static final String CLEAR_REST = "\u001b[K";

  private final Screen screen;
  private final LongSupplier nanoTime;
  private final Timer clock = new Timer("verger-progress", true);

  private Stage stage;
  private long total;
  private long done;
  private long rejected;
  private long startedAt;
  private boolean lineStands;
  private int saidTenths;
  private double saidAt;

  /** Progress by the machine's clock. */
  public static LiveProgress on(Screen screen) {
    LiveProgress progress = new LiveProgress(screen, System::nanoTime);
    TimerTask redraw =
        new TimerTask() {
          @Override
          public void run() {
            progress.tick();
          }
        };
    progress.clock.schedule(redraw, REDRAW_MILLIS, REDRAW_MILLIS);
    return progress;
  }

  LiveProgress(Screen screen, LongSupplier nanoTime) {
    this.screen = screen;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void started(Stage stage, long total) {
    this.stage = stage;
    this.total = total;
    done = 0;
    rejected = 0;
    saidTenths = 0;
    saidAt = 0;
    startedAt = nanoTime.getAsLong();
    tick();
  }

  @Override
  public synchronized void advanced(Stage stage, long done, long rejected) {
    if (stage == this.stage && done >= this.done) {
      this.done = done;
      this.rejected = rejected;
    }
  }

  @Override
  public synchronized void finished(Stage stage) {
    if (stage != this.stage) {
      return;
    }
    done = Math.max(done, total);
    String line = now().line();
    this.stage = null;
    if (screen.redraws()) {
      draw(line);
      screen.err().println();
      lineStands = false;
    } else {
      screen.err().println(line);
    }
    screen.err().flush();
  }

  /** Tells where things stand, if there is something to tell. */
  synchronized void tick() {
    if (stage == null) {
      return;
    }
    StageProgress progress = now();
    if (screen.redraws()) {
      draw(progress.line());
    } else if (progress.tenths() > saidTenths || progress.seconds() - saidAt >= PLAIN_SECONDS) {
      saidTenths = progress.tenths();
      saidAt = progress.seconds();
      screen.err().println(progress.line());
      screen.err().flush();
    }
  }

  private StageProgress now() {
    double seconds = (nanoTime.getAsLong() - startedAt) / 1e9;
    return new StageProgress(stage, total, done, rejected, seconds);
  }

  private void draw(String line) {
    screen.err().print("\r" + line + CLEAR_REST);
    screen.err().flush();
    lineStands = true;
  }

  /** Stops drawing; leaves an unfinished line above whatever is said next. */
  @Override
  public synchronized void close() {
    clock.cancel();
    stage = null;
    if (lineStands) {
      screen.err().println();
      lineStands = false;
    }
  }
}
