package fr.verger.cli.backbones;

import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.TextTable;
import fr.verger.spark.evaluation.ClassifierCost;
import fr.verger.spark.evaluation.QuantizationCost;
import java.util.Locale;

/** What an int8 variant costs and saves, as a table. */
final class QuantizationSummary {
  private final QuantizationCost cost;

  QuantizationSummary(QuantizationCost cost) {
    this.cost = cost;
  }

  /** Lines, each ended by a line break. */
  String text() {
    TextTable both =
        new TextTable()
            .row("", "fp32", "int8", "")
            .row(
                "size",
                megabytes(cost.fp32Bytes()),
                megabytes(cost.int8Bytes()),
                times((double) cost.int8Bytes() / cost.fp32Bytes()));
    if (cost.speedRatio() > 0) {
      both.row(
          "photos/s, network alone, " + threads(),
          Figures.rate(cost.fp32PhotosPerSecond()),
          Figures.rate(cost.int8PhotosPerSecond()),
          times(cost.speedRatio()));
      both.row("the same by processor time", "", "", times(cost.processorTimeRatio()));
    }
    if (cost.fp32Accuracy() != null) {
      both.row(
          "logistic regression, right labels",
          percent(cost.fp32Accuracy()),
          percent(cost.int8Accuracy()),
          "");
    }
    if (cost.classifier() != null) {
      answers(both, cost.classifier());
    }
    TextTable agreement =
        new TextTable()
            .row("cosine of fp32 and int8, mean", share(cost.agreement().meanCosine()))
            .row("cosine, 1st percentile", share(cost.agreement().lowCosine()))
            .row("same nearest neighbour", percent(cost.agreement().sameNeighbour()));
    if (cost.classifier() != null) {
      agreement.row(
          "same label by the classifier in the file",
          percent((double) cost.classifier().sameLabel() / cost.classifier().tested()));
    }
    return "\n" + both + "\n" + agreement + "\n" + photos() + "  Output: " + cost.output() + "\n";
  }

  /** What the classifier in the file says, which is what the variant is for. */
  private static void answers(TextTable both, ClassifierCost answers) {
    if (answers.known() > 0) {
      both.row(
          "the classifier in the file, right labels",
          percent((double) answers.fp32Right() / answers.known()),
          percent((double) answers.int8Right() / answers.known()),
          "");
    }
    both.row(
        "its answers \"not sure\"",
        percent((double) answers.fp32Unsure() / answers.tested()),
        percent((double) answers.int8Unsure() / answers.tested()),
        "");
  }

  private String photos() {
    String text =
        "  %s: calibrated on %s (%s); measured on %s others, classifiers trained on %s"
            .formatted(
                cost.backbone(),
                Figures.photos(cost.calibrated()),
                cost.method(),
                Figures.count(cost.tested()),
                Figures.count(cost.trained()));
    return text
        + (cost.unreadable() == 0
            ? "\n"
            : "; " + Figures.photos(cost.unreadable()) + " could not be read\n");
  }

  private String threads() {
    return cost.threads() == 1 ? "1 thread" : cost.threads() + " threads";
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, "× %.2f", ratio);
  }

  private static String share(double cosine) {
    return String.format(Locale.ROOT, "%.4f", cosine);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
