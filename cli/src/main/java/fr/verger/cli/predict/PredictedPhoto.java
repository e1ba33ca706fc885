package fr.verger.cli.predict;

import fr.verger.vision.classifier.Prediction;

/**
 * What became of a photo: a prediction, or the reason why there is none.
 *
 * @param path of the photo
 * @param prediction or null
 * @param reason in one short sentence, or null
 */
record PredictedPhoto(String path, Prediction prediction, String reason) {
  boolean isRejected() {
    return reason != null;
  }
}
