package fr.verger.vision.classifier;

import java.util.List;

/**
 * What a classifier says of a photo.
 *
 * @param labels every label it knows, the likeliest first
 * @param unknownScore how unlike the photos it was trained on this one is; only its order and the
 *     model's threshold have a meaning
 * @param sure whether the score is not above the threshold; otherwise the answer is "not sure", and
 *     the likeliest labels are guesses
 * @param embedding the photo's principal components, or empty when the model has none
 */
public record Prediction(
    List<LabelProbability> labels, float unknownScore, boolean sure, float[] embedding) {
  /** Copies the list. */
  public Prediction {
    labels = List.copyOf(labels);
  }

  /** The likeliest label. */
  public LabelProbability likeliest() {
    return labels.get(0);
  }

  /** The likeliest labels, as many as there are up to that count. */
  public List<LabelProbability> likeliest(int count) {
    return labels.subList(0, Math.min(count, labels.size()));
  }

  /** The opposite of {@link #sure}. */
  public boolean notSure() {
    return !sure;
  }
}
