package fr.verger.cli.session;

import fr.verger.cli.terminal.StageNames;
import fr.verger.spark.run.ProgressListener;
import fr.verger.spark.storage.FileSystems;
import fr.verger.spark.storage.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes how a run gets on to a small file, every few seconds, where the setting {@value #SETTING}
 * names one: whoever started the run elsewhere reads it there. A run never fails by it.
 * Thread-safe.
 */
final class ProgressFile implements ProgressListener, AutoCloseable {
  static final String SETTING = "spark.verger.progress";

  private static final Logger LOG = LoggerFactory.getLogger(ProgressFile.class);
  private static final int SECONDS = 10;
  private static final double NANOS = 1e9;

  private final ProgressListener heard;
  private final Path path;
  private final Configuration conf;
  private final ScheduledExecutorService clock;

  private Stage stage;
  private long total;
  private long done;
  private long rejected;
  private long since;
  private boolean fresh;
  private boolean warned;

  ProgressFile(ProgressListener heard, String place, Configuration conf) {
    this.heard = heard;
    this.conf = conf;
    path = Location.parse(place, conf).hadoop();
    clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "verger-progress-file");
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> unused =
        clock.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /**
   * A file of the session's, if it wants one.
   *
   * @param heard is told everything too
   */
  static Optional<ProgressFile> wanted(SparkSession spark, ProgressListener heard) {
    String place = spark.sparkContext().conf().get(SETTING, "");
    return place.isBlank()
        ? Optional.empty()
        : Optional.of(new ProgressFile(heard, place, spark.sparkContext().hadoopConfiguration()));
  }

  @Override
  public void started(Stage begun, long photos) {
    synchronized (this) {
      stage = begun;
      total = photos;
      done = 0;
      rejected = 0;
      since = System.nanoTime();
      fresh = true;
    }
    clock.execute(this::write);
    heard.started(begun, photos);
  }

  @Override
  public void advanced(Stage of, long photos, long refused) {
    synchronized (this) {
      if (of == stage && photos > done) {
        done = photos;
        rejected = refused;
        fresh = true;
      }
    }
    heard.advanced(of, photos, refused);
  }

  @Override
  public void finished(Stage ended) {
    heard.finished(ended);
  }

  private synchronized Optional<String> news() {
    if (!fresh) {
      return Optional.empty();
    }
    fresh = false;
    double seconds = (System.nanoTime() - since) / NANOS;
    return Optional.of(
        String.format(
            Locale.ROOT,
            "{\"stage\":\"%s\",\"done\":%d,\"total\":%d,\"rejected\":%d,\"perSecond\":%.2f}%n",
            StageNames.of(stage),
            done,
            total,
            rejected,
            seconds > 1 ? done / seconds : 0));
  }

  private void write() {
    news().ifPresent(this::write);
  }

  private void write(String json) {
    try (OutputStream out = FileSystems.of(path, conf).create(path, true)) {
      out.write(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      if (!warned) {
        LOG.warn("Progress cannot be written to {} ({}); the run goes on.", path, e.getMessage());
        warned = true;
      }
    }
  }

  /** Writes no more. */
  @Override
  public void close() {
    clock.shutdownNow();
  }
}
