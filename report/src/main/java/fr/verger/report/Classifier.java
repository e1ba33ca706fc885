package fr.verger.report;

import java.util.List;

/**
 * How good the classifier of a run is on photos that it was not trained on.
 *
 * @param heldBack whether those were held back from training and had no split of their own
 * @param trainingPhotos it was fitted on
 * @param photos it was measured on
 * @param accuracy share of them whose likeliest label is right
 * @param top3 share whose label is among the likeliest three
 * @param macroF1 mean F1 of the labels
 * @param calibrationError mean distance between confidence and accuracy
 * @param sure share that it was sure of
 * @param bins of confidence, ascending
 * @param labels in the order of their names
 * @param confusions the most frequent first
 */
public record Classifier(
    boolean heldBack,
    long trainingPhotos,
    long photos,
    double accuracy,
    double top3,
    double macroF1,
    double calibrationError,
    double sure,
    List<Bin> bins,
    List<Label> labels,
    List<Confusion> confusions) {
  /** Copies the lists. */
  public Classifier {
    bins = List.copyOf(bins);
    labels = List.copyOf(labels);
    confusions = List.copyOf(confusions);
  }

  /** Photos of about the same confidence. */
  public record Bin(double from, long photos, double confidence, double accuracy) {}

  /** One label; precision or recall is null where there is none. */
  public record Label(String label, long photos, Double precision, Double recall, double f1) {}

  /**
   * Photos of one label that were given another.
   *
   * @param examples paths of some of them
   */
  public record Confusion(String label, String predicted, long photos, List<String> examples) {
    /** Copies the list. */
    public Confusion {
      examples = List.copyOf(examples);
    }
  }
}
