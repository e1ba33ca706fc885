package fr.verger.spark.run;

import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.run.RunRecord.StageTiming;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Times the stages of a run and tells the listener of them. */
final class RunClock {
  private static final double NANOS = 1e9;

  private final ProgressListener listener;
  private final String started = now();
  private final List<StageTiming> timings = new ArrayList<>();

  RunClock(ProgressListener listener) {
    this.listener = listener;
  }

  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  String started() {
    return started;
  }

  List<StageTiming> timings() {
    return List.copyOf(timings);
  }

  /**
   * Runs a stage.
   *
   * @param photos that go through it, or 0 when that is not known
   */
  <T> T time(Stage stage, long photos, Supplier<T> work) {
    listener.started(stage, photos);
    long start = System.nanoTime();
    T result = work.get();
    timings.add(new StageTiming(stage, (System.nanoTime() - start) / NANOS, photos));
    listener.finished(stage);
    return result;
  }
}
