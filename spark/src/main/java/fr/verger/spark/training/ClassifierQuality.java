package fr.verger.spark.training;

import java.util.List;

/**
 * How good a classifier is on photos that it was not trained on.
 *
 * @param photos of labels that it knows
 * @param accuracy share whose likeliest label is right
 * @param top3 share whose label is among the likeliest three
 * @param macroF1 mean of the labels' F1, over those that a photo has or was given
 * @param calibrationError expected calibration error: the mean distance between confidence and
 *     accuracy over the bins, weighted by their photos
 * @param bins of confidence, ten of equal width; those without photos are left out
 * @param perLabel in the order of the labels' names, those that a photo has or was given
 * @param confusions the pairs that were mixed up, the most frequent first
 * @param sure share of the photos whose unknown score is not above the threshold
 * @param strangers photos of labels that it does not know, or null when there were none
 */
public record ClassifierQuality(
    long photos,
    double accuracy,
    double top3,
    double macroF1,
    double calibrationError,
    List<Bin> bins,
    List<LabelQuality> perLabel,
    List<Confusion> confusions,
    double sure,
    Strangers strangers) {
  /** Copies the lists. */
  public ClassifierQuality {
    bins = List.copyOf(bins);
    perLabel = List.copyOf(perLabel);
    confusions = List.copyOf(confusions);
  }

  /**
   * Photos of about the same confidence.
   *
   * @param from the least confidence of the bin
   * @param confidence mean of its photos
   * @param accuracy of its photos
   */
  public record Bin(double from, long photos, double confidence, double accuracy) {}

  /**
   * One label.
   *
   * @param photos that show it
   * @param precision share of the photos given this label that show it, or null when none was
   * @param recall share of its photos that were given it, or null when there are none
   * @param f1 harmonic mean of the two, 0 where one is missing
   */
  public record LabelQuality(
      String label, long photos, Double precision, Double recall, double f1) {}

  /**
   * Photos that show one label and were given another.
   *
   * @param examples paths of some of them, the most confident mistake first; empty for the rarer
   *     pairs
   */
  public record Confusion(String label, String predicted, long photos, List<String> examples) {
    /** Copies the list; records of earlier runs have none. */
    public Confusion {
      examples = examples == null ? List.of() : List.copyOf(examples);
    }
  }

  /**
   * Photos of labels that the classifier does not know.
   *
   * @param labels that they show
   * @param auroc chance that such a photo has a higher unknown score than one of a known label
   * @param notSure share of them above the threshold
   * @param notSureAt95 share of them above the score that 95 % of the known photos stay below
   */
  public record Strangers(
      List<String> labels, long photos, double auroc, double notSure, double notSureAt95) {
    /** Copies the list. */
    public Strangers {
      labels = List.copyOf(labels);
    }
  }
}
