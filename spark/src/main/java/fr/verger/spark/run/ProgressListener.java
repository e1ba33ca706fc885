package fr.verger.spark.run;

/** Hears how a run gets on. Called from threads of Spark's; must not block. */
public interface ProgressListener {
  /** The parts of a command that take time. */
  enum Stage {
    LISTING,
    FEATURES,
    PCA,
    TABLES,
    MAP,
    INSIGHTS,
    THUMBNAILS,
    TRAINING,
    VERIFICATION,
    REPORT,
    CALIBRATION,
    COMPARISON,
    VOCABULARY,
    PACKING
  }

  /**
   * A stage begins.
   *
   * @param total photos it will see, or 0 when that is not known
   */
  void started(Stage stage, long total);

  /**
   * Photos behind us so far in this stage, rejects included, and how many of them were rejected.
   */
  void advanced(Stage stage, long done, long rejected);

  /** A stage ended well. */
  void finished(Stage stage);

  /** Hears nothing. */
  static ProgressListener silent() {
    return new ProgressListener() {
      @Override
      public void started(Stage stage, long total) {}

      @Override
      public void advanced(Stage stage, long done, long rejected) {}

      @Override
      public void finished(Stage stage) {}
    };
  }
}
