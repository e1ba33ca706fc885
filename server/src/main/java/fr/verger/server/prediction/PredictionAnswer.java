package fr.verger.server.prediction;

import com.fasterxml.jackson.databind.util.RawValue;
import fr.verger.server.nearest.NearPhoto;
import fr.verger.vision.classifier.LabelProbability;
import fr.verger.vision.classifier.Prediction;
import java.util.List;

/**
 * What the interface says of a photo; the layout of its JSON.
 *
 * @param sure false for the answer "not sure"; the predictions are guesses then
 * @param unknownScore how unlike the photos of the training this one is
 * @param unknownThreshold above this score the answer is "not sure"
 * @param predictions the likeliest labels, the likeliest first
 * @param nearest photos of the training, the nearest first; empty where the server has none
 */
record PredictionAnswer(
    boolean sure,
    float unknownScore,
    double unknownThreshold,
    List<Candidate> predictions,
    List<NearPhoto> nearest) {
  /**
   * A label and what is known of the fruit.
   *
   * @param card a {@link fr.verger.server.facts.FruitCard}, never null: where a label is not
   *     covered, it says so in its note
   */
  record Candidate(String label, float probability, RawValue card) {}

  static PredictionAnswer of(
      Prediction prediction,
      double threshold,
      int top,
      WrittenCards cards,
      List<NearPhoto> nearest) {
    return new PredictionAnswer(
        prediction.sure(),
        prediction.unknownScore(),
        threshold,
        prediction.likeliest(top).stream().map(label -> candidate(label, cards)).toList(),
        nearest);
  }

  private static Candidate candidate(LabelProbability label, WrittenCards cards) {
    return new Candidate(label.label(), label.probability(), cards.of(label.label()));
  }
}
