package fr.verger.cli.terminal;

import fr.verger.spark.run.ProgressListener.Stage;

/**
 * How far a stage has come at one moment.
 *
 * @param stage what is being done
 * @param total photos it will see, or 0 when that is not known
 * @param done photos behind it, rejects included
 * @param rejected rejects among them
 * @param seconds since it began
 */
public record StageProgress(Stage stage, long total, long done, long rejected, double seconds) {
  /** Rates of the first moments say nothing. */
  private static final double SETTLED_SECONDS = 1;

  /** Whether this can be told in photos. */
  boolean counts() {
    return total > 0;
  }

  /** Share behind us in tenths, 0 to 10. */
  int tenths() {
    return counts() ? (int) (10 * Math.min(done, total) / total) : 0;
  }

  /** The line that tells it; at most 79 characters, so that it fits where a terminal is narrow. */
  public String line() {
    StringBuilder line = new StringBuilder(label(stage));
    if (!counts()) {
      if (done > 0) {
        line.append("  ").append(Figures.count(done));
      }
      return line.append("  ").append(Figures.duration((long) seconds)).toString();
    }
    line.append("  ").append(Figures.count(done)).append('/').append(Figures.count(total));
    if (done > 0 && seconds >= SETTLED_SECONDS) {
      double rate = done / seconds;
      line.append("  ").append(Figures.rate(rate)).append(" photos/s");
      if (done < total) {
        line.append("  ").append(Figures.duration((long) Math.ceil((total - done) / rate)));
        line.append(" left");
      }
    }
    if (rejected > 0) {
      line.append("  ").append(Figures.count(rejected)).append(" rejected");
    }
    return line.toString();
  }

  /** What the user calls a stage. */
  public static String label(Stage stage) {
    return switch (stage) {
      case LISTING -> "listing photos";
      case FEATURES -> "features";
      case PCA -> "principal components";
      case TABLES -> "tables";
      case VERIFICATION -> "verification";
      case REPORT -> "report";
    };
  }
}
