package fr.verger.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/**
 * Tells how a piece of work gets on: as one line drawn over and over where standard error is a
 * terminal, as plain lines elsewhere. Thread-safe.
 */
public final class LiveProgress implements AutoCloseable {
  private static final long REDRAW_MILLIS = 250;
  private static final double PLAIN_SECONDS = 10;
  private static final double NANOS = 1e9;
  private static final String CLEAR_REST = "\u001b[K";

  private final Screen screen;
  private final LongSupplier nanoTime;
  private final Timer clock = new Timer("verger-progress", true);

  private String label;
  private Unit unit = Unit.PHOTOS;
  private long total;
  private long done;
  private long rejected;
  private long startedAt;
  private long heardAt;
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

  /** Progress that nobody sees. */
  public static LiveProgress silent() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    return new LiveProgress(new Screen(nowhere, nowhere, false), System::nanoTime);
  }

  LiveProgress(Screen screen, LongSupplier nanoTime) {
    this.screen = screen;
    this.nanoTime = nanoTime;
  }

  /**
   * A piece of work on photos begins.
   *
   * @param label what it is
   * @param total photos it will see, or 0 when that is not known
   */
  public void started(String label, long total) {
    started(label, Unit.PHOTOS, total);
  }

  /**
   * A piece of work begins.
   *
   * @param label what it is
   * @param unit what it counts
   * @param total units it will see, or 0 when that is not known
   */
  public synchronized void started(String label, Unit unit, long total) {
    this.label = label;
    this.unit = unit;
    this.total = total;
    done = 0;
    rejected = 0;
    saidTenths = 0;
    saidAt = 0;
    startedAt = nanoTime.getAsLong();
    heardAt = startedAt;
    tick();
  }

  /**
   * Photos behind us so far, rejects included, and rejects; what comes late and is less is dropped.
   */
  public synchronized void advanced(long done, long rejected) {
    if (done > this.done) {
      this.done = done;
      heardAt = nanoTime.getAsLong();
    }
    this.rejected = Math.max(this.rejected, rejected);
  }

  /** The work that was begun last ended well. */
  public synchronized void finished() {
    if (label == null) {
      return;
    }
    advanced(total, rejected);
    String line = now().line();
    label = null;
    if (screen.redraws()) {
      draw(line);
      endLine();
    } else {
      print(line);
    }
  }

  /** Something happened that the work goes on after; told on a line of its own. */
  public synchronized void remark(String what) {
    endLine();
    print("verger: " + what);
  }

  /** Tells where things stand, if there is something to tell. */
  synchronized void tick() {
    if (label == null) {
      return;
    }
    Progress progress = now();
    if (screen.redraws()) {
      draw(progress.line());
    } else if ((progress.tenths() > saidTenths && progress.tenths() < 10)
        || progress.seconds() - saidAt >= PLAIN_SECONDS) {
      saidTenths = progress.tenths();
      saidAt = progress.seconds();
      print(progress.line());
    }
  }

  private Progress now() {
    double heard = (heardAt - startedAt) / NANOS;
    double seconds = (nanoTime.getAsLong() - startedAt) / NANOS;
    return new Progress(label, unit, total, done, rejected, heard, seconds);
  }

  private void draw(String line) {
    screen.err().print("\r" + line + CLEAR_REST);
    screen.err().flush();
    lineStands = true;
  }

  private void print(String line) {
    screen.err().println(line);
    screen.err().flush();
  }

  private void endLine() {
    if (lineStands) {
      print("");
      lineStands = false;
    }
  }

  /** Stops drawing; leaves an unfinished line above whatever is said next. */
  @Override
  public synchronized void close() {
    clock.cancel();
    label = null;
    endLine();
  }
}
