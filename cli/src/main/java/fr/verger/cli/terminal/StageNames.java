package fr.verger.cli.terminal;

import fr.verger.spark.run.ProgressListener.Stage;

/** What the user calls the stages of a run. */
public final class StageNames {
  private StageNames() {}

  /** The name of a stage. */
  public static String of(Stage stage) {
    return switch (stage) {
      case LISTING -> "listing photos";
      case FEATURES -> "features";
      case PCA -> "principal components";
      case TABLES -> "tables";
      case MAP -> "map";
      case INSIGHTS -> "duplicates and outliers";
      case THUMBNAILS -> "thumbnails";
      case TRAINING -> "classifier";
      case VERIFICATION -> "verification";
      case REPORT -> "report";
      case CALIBRATION -> "calibration";
      case COMPARISON -> "fp32 against int8";
      case VOCABULARY -> "visual words";
      case PACKING -> "packing";
    };
  }
}
