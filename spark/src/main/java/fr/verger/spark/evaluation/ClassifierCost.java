package fr.verger.spark.evaluation;

import fr.verger.spark.features.PhotoReader;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.classifier.Prediction;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.List;

/**
 * How a classifier's answers change in int8.
 *
 * @param tested photos that both were asked about
 * @param known those of them whose label the classifier has learned
 * @param fp32Right of the known, photos whose likeliest label in fp32 is right
 * @param int8Right the same in int8
 * @param sameLabel photos with the same likeliest label in both
 * @param fp32Unsure photos that the answer in fp32 is "not sure" for
 * @param int8Unsure the same in int8
 */
public record ClassifierCost(
    int tested,
    int known,
    int fp32Right,
    int int8Right,
    int sameLabel,
    int fp32Unsure,
    int int8Unsure) {
  /** Asks both about photos; those that cannot be read are left out. */
  static ClassifierCost of(
      FruitClassifier fp32, FruitClassifier int8, List<PhotoFile> photos, PhotoReader reader) {
    ClassifierCost cost = new ClassifierCost(0, 0, 0, 0, 0, 0, 0);
    for (PhotoFile photo : photos) {
      try {
        byte[] bytes = reader.read(photo.path());
        boolean known = fp32.model().labels().contains(photo.label());
        cost = cost.with(photo.label(), known, fp32.classify(bytes), int8.classify(bytes));
      } catch (UnreadablePhotoException e) {
        // Counted where the features were compared.
      }
    }
    return cost;
  }

  private ClassifierCost with(String label, boolean isKnown, Prediction first, Prediction second) {
    String one = first.likeliest().label();
    String other = second.likeliest().label();
    return new ClassifierCost(
        tested + 1,
        known + (isKnown ? 1 : 0),
        fp32Right + (one.equals(label) ? 1 : 0),
        int8Right + (other.equals(label) ? 1 : 0),
        sameLabel + (one.equals(other) ? 1 : 0),
        fp32Unsure + (first.notSure() ? 1 : 0),
        int8Unsure + (second.notSure() ? 1 : 0));
  }
}
