package fr.verger.server.prediction;

import fr.verger.server.facts.FruitFacts;
import fr.verger.server.nearest.NearPhoto;
import fr.verger.server.nearest.NearestPhotos;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.classifier.Prediction;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.time.Duration;
import java.util.List;

/** From a photo to all that is said of it: labels, their cards, photos that are like it. */
public final class PhotoAnswers {
  private static final int NEAREST = 6;

  private final FruitClassifier classifier;
  private final WrittenCards cards;
  private final NearestPhotos photos;

  /** Answers of that classifier; its photos may be none. */
  public PhotoAnswers(FruitClassifier classifier, FruitFacts facts, NearestPhotos photos) {
    this.classifier = classifier;
    this.cards = new WrittenCards(classifier.model().labels(), facts);
    this.photos = photos;
  }

  /** How many labels there are. */
  int labels() {
    return classifier.model().labels().size();
  }

  /**
   * The answer for the bytes of a file.
   *
   * @param top so many labels
   * @param time what decoding it may take
   */
  PredictionAnswer of(byte[] photo, int top, Duration time) throws UnreadablePhotoException {
    Prediction prediction = classifier.classify(photo, time);
    List<NearPhoto> nearest = photos.to(prediction.embedding(), NEAREST);
    return PredictionAnswer.of(
        prediction, classifier.model().unknownThreshold(), top, cards, nearest);
  }
}
