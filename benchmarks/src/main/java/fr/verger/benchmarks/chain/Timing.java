package fr.verger.benchmarks.chain;

import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.run.RunRecord;
import java.util.List;
import java.util.stream.DoubleStream;

/** Photos that went through in so many seconds. */
record Timing(long photos, double seconds) {
  double photosPerSecond() {
    return photos / seconds;
  }

  /** The plain loop, once. */
  static Timing of(PlainLoop loop) throws Exception {
    long start = System.nanoTime();
    long photos = loop.run();
    return new Timing(photos, (System.nanoTime() - start) / 1e9);
  }

  /** The stages from a folder's name to a table that is whole, as the run itself timed them. */
  static Timing chain(RunRecord record) {
    List<Stage> counted = List.of(Stage.LISTING, Stage.FEATURES);
    return new Timing(
        record.counts().features(),
        record.timings().stream()
            .filter(timing -> counted.contains(timing.stage()))
            .mapToDouble(RunRecord.StageTiming::seconds)
            .sum());
  }

  /** The middle one; the mean of the two middle ones of an even number. */
  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return DoubleStream.of(sorted)
        .skip(sorted.length % 2 == 1 ? middle : middle - 1)
        .limit(sorted.length % 2 == 1 ? 1 : 2)
        .average()
        .orElseThrow();
  }
}
