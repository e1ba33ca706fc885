package fr.verger.spark.evaluation;

import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoSelection;
import fr.verger.spark.photos.PhotoSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Photos that have nothing in common.
 *
 * @param calibration ranges are taken from these
 * @param training a classifier learns from these
 * @param test everything is measured on these
 */
record QuantizationSample(
    List<PhotoFile> calibration, List<PhotoFile> training, List<PhotoFile> test) {
  private static final String TRAINING = "Training";
  private static final String TEST = "Test";

  /**
   * Chooses photos, spread evenly over the labels, the same ones every time. Where the folder has
   * training and test photos, calibration and training take the former and test the latter;
   * otherwise the photos that calibration leaves go to training and test in turns, label by label.
   *
   * @param calibrate photos for calibration, at most
   * @param measure photos for training and test together, at most
   * @param root the folder of the photos
   */
  static QuantizationSample of(PhotoSet photos, int calibrate, int measure, String root) {
    PhotoSet training = ofSplit(photos, TRAINING);
    PhotoSet test = ofSplit(photos, TEST);
    if (!training.isEmpty() && !test.isEmpty()) {
      PhotoSet calibration = PhotoSelection.limited(training, calibrate, root);
      return new QuantizationSample(
          List.copyOf(calibration),
          List.copyOf(PhotoSelection.limited(training.without(calibration), measure / 2, root)),
          List.copyOf(PhotoSelection.limited(test, measure - measure / 2, root)));
    }
    PhotoSet calibration = PhotoSelection.limited(photos, calibrate, root);
    return inTurns(
        List.copyOf(calibration),
        PhotoSelection.limited(photos.without(calibration), measure, root));
  }

  /** All photos in it. */
  int size() {
    return calibration.size() + training.size() + test.size();
  }

  private static QuantizationSample inTurns(List<PhotoFile> calibration, PhotoSet others) {
    List<PhotoFile> training = new ArrayList<>();
    List<PhotoFile> test = new ArrayList<>();
    Map<String, Integer> turns = new HashMap<>();
    for (PhotoFile photo : others) {
      boolean first = turns.merge(photo.label(), 1, Integer::sum) % 2 == 1;
      (first ? test : training).add(photo);
    }
    return new QuantizationSample(calibration, training, test);
  }

  private static PhotoSet ofSplit(PhotoSet photos, String split) {
    return photos.filter(photo -> split.equals(photo.split()));
  }
}
