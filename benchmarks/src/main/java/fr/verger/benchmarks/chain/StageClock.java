package fr.verger.benchmarks.chain;

import fr.verger.spark.run.ProgressListener;

/** Times a run from the listing's begin to the end of the features, when their table is whole. */
final class StageClock implements ProgressListener {
  private Timing.Instant begin;
  private Timing timing;
  private long photos;

  @Override
  public void started(Stage stage, long total) {
    if (stage == Stage.LISTING) {
      begin = Timing.Instant.now();
    } else if (stage == Stage.FEATURES) {
      photos = total;
    }
  }

  @Override
  public void advanced(Stage stage, long done, long rejected) {}

  @Override
  public void finished(Stage stage) {
    if (stage == Stage.FEATURES) {
      timing = Timing.since(begin, photos);
    }
  }

  Timing timing() {
    return timing;
  }
}
