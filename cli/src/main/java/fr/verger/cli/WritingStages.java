package fr.verger.cli;

import fr.verger.spark.run.ProgressListener;
import java.util.EnumSet;
import java.util.Set;

/** Notices when a run begins to write, for from then on stopping it leaves something behind. */
final class WritingStages implements ProgressListener {
  /** What a run does before it writes, if it writes at all; an unchanged output is only read. */
  private static final Set<Stage> READING =
      EnumSet.of(Stage.LISTING, Stage.PCA, Stage.VERIFICATION, Stage.REPORT);

  private final ProgressListener heard;
  private final Runnable writes;
  private boolean writing;

  /**
   * A listener that passes on all it hears.
   *
   * @param writes is called once, before the first stage that writes
   */
  WritingStages(ProgressListener heard, Runnable writes) {
    this.heard = heard;
    this.writes = writes;
  }

  @Override
  public void started(Stage stage, long total) {
    if (!writing && !READING.contains(stage)) {
      writing = true;
      writes.run();
    }
    heard.started(stage, total);
  }

  @Override
  public void advanced(Stage stage, long done, long rejected) {
    heard.advanced(stage, done, rejected);
  }

  @Override
  public void finished(Stage stage) {
    heard.finished(stage);
  }
}
