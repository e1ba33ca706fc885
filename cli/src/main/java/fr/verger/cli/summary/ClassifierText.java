package fr.verger.cli.summary;

import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.TextTable;
import fr.verger.spark.training.ClassifierQuality;
import fr.verger.spark.training.ClassifierQuality.Confusion;
import fr.verger.spark.training.ClassifierSummary;
import java.util.Locale;

/** What a classifier is worth, in a few lines. */
public final class ClassifierText {
  private static final int CONFUSIONS_SHOWN = 3;

  private final ClassifierSummary classifier;

  /** The text for that classifier. */
  public ClassifierText(ClassifierSummary classifier) {
    this.classifier = classifier;
  }

  /** The lines, each ended by a line break. */
  public String text() {
    if (classifier.absent() != null) {
      return "  No classifier: " + classifier.absent() + "\n";
    }
    String trained =
        "  Classifier of %s labels, fitted on %s (%s)\n"
            .formatted(
                Figures.count(classifier.labels()),
                Figures.photos(classifier.trainingPhotos()),
                classifier.trainedOn());
    ClassifierQuality quality = classifier.quality();
    if (quality == null) {
      return trained + "  Not measured: no photo is left to measure it on.\n";
    }
    TextTable table =
        new TextTable()
            .row("accuracy", percent(quality.accuracy()))
            .row("right label among three", percent(quality.top3()))
            .row("macro F1", percent(quality.macroF1()))
            .row("calibration error", percent(quality.calibrationError()))
            .row("sure of its answer", percent(quality.sure()));
    if (quality.strangers() != null) {
      table
          .row(
              "other fruit: AUROC", String.format(Locale.ROOT, "%.3f", quality.strangers().auroc()))
          .row("other fruit: not sure", percent(quality.strangers().notSure()))
          .row("other fruit: not sure, at 95 % kept", percent(quality.strangers().notSureAt95()));
    }
    return trained
        + "  measured on %s (%s)\n"
            .formatted(Figures.photos(quality.photos()), classifier.testedOn())
        + table
        + confusions(quality);
  }

  private static String confusions(ClassifierQuality quality) {
    StringBuilder text = new StringBuilder();
    for (Confusion one : quality.confusions().stream().limit(CONFUSIONS_SHOWN).toList()) {
      text.append(
          "    %s × %s taken for %s\n"
              .formatted(Figures.count(one.photos()), one.label(), one.predicted()));
    }
    return text.toString();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
