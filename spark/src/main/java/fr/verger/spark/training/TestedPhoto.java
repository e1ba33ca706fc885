package fr.verger.spark.training;

import java.io.Serializable;
import java.util.List;

/**
 * What a classifier answered for a photo that it had not seen.
 *
 * @param path of the photo
 * @param label index of what it shows, or {@link #STRANGER}
 * @param predicted index of the likeliest label
 * @param confidence its probability
 * @param likelier how many labels were found likelier than the true one; of no meaning for a
 *     stranger
 * @param unknownScore how unlike the training photos it was
 */
record TestedPhoto(
    String path, int label, int predicted, double confidence, int likelier, double unknownScore)
    implements Serializable {
  /** The label of photos that show none the classifier knows. */
  static final int STRANGER = -1;

  static TestedPhoto of(
      String path, int label, int predicted, double unknownScore, List<Float> probabilities) {
    int likelier = 0;
    for (float probability : probabilities) {
      likelier += label != STRANGER && probability > probabilities.get(label) ? 1 : 0;
    }
    return new TestedPhoto(
        path, label, predicted, probabilities.get(predicted), likelier, unknownScore);
  }

  boolean isStranger() {
    return label == STRANGER;
  }

  boolean isRight() {
    return label == predicted;
  }
}
