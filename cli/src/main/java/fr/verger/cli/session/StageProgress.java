package fr.verger.cli.session;

import fr.verger.cli.terminal.LiveProgress;
import fr.verger.cli.terminal.StageNames;
import fr.verger.spark.run.ProgressListener;

/** Tells the stages of a run on the screen. */
final class StageProgress implements ProgressListener {
  private final LiveProgress live;
  private volatile Stage current;

  StageProgress(LiveProgress live) {
    this.live = live;
  }

  @Override
  public void started(Stage stage, long total) {
    current = stage;
    live.started(StageNames.of(stage), total);
  }

  @Override
  public void advanced(Stage stage, long done, long rejected) {
    if (stage == current) {
      live.advanced(done, rejected);
    }
  }

  @Override
  public void finished(Stage stage) {
    if (stage == current) {
      live.finished();
    }
  }
}
