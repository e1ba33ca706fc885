package fr.verger.spark.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.verger.spark.training.ClassifierQuality.Confusion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The expected figures are scikit-learn's and SciPy's for the same answers. */
class MeasurementTest {
  private static final int[] SHOWN = {0, 0, 0, 1, 1, 2, 2, 2, 2};
  private static final float[][] PROBABILITIES = {
    {.82f, .1f, .08f}, {.52f, .3f, .18f}, {.18f, .72f, .1f},
    {.1f, .82f, .08f}, {.3f, .42f, .28f}, {.1f, .18f, .72f},
    {.13f, .05f, .82f}, {.62f, .3f, .08f}, {.05f, .0f, .95f}
  };
  private static final int[] PREDICTED = {0, 0, 1, 1, 1, 2, 2, 0, 2};
  private static final double[] SCORES = {-5, -4, -3, -2, -1, -4.5, -3.5, -2.5, -1.5};

  private static ClassifierQuality quality() {
    List<TestedPhoto> photos = new ArrayList<>();
    for (int i = 0; i < SHOWN.length; i++) {
      photos.add(photo("photo " + i, SHOWN[i], PREDICTED[i], SCORES[i], PROBABILITIES[i]));
    }
    for (double score : new double[] {-2, -1, 0, 1, -3}) {
      photos.add(photo("stranger", TestedPhoto.STRANGER, 0, score, PROBABILITIES[0]));
    }
    return new Measurement(List.of("apple", "kiwi", "plum", "unseen"), photos, -1.5)
        .quality(List.of("fig"));
  }

  private static TestedPhoto photo(
      String path, int label, int predicted, double score, float[] probabilities) {
    return TestedPhoto.of(path, label, predicted, score, boxed(probabilities));
  }

  private static List<Float> boxed(float[] values) {
    List<Float> boxed = new ArrayList<>();
    for (float value : values) {
      boxed.add(value);
    }
    return boxed;
  }

  @Test
  void theFiguresAreThoseOfScikitLearn() {
    ClassifierQuality quality = quality();

    assertThat(quality.photos()).isEqualTo(9);
    assertThat(quality.accuracy()).isCloseTo(7 / 9.0, within(1e-12));
    assertThat(quality.macroF1()).isCloseTo(0.7746031746031746, within(1e-12));
    assertThat(quality.calibrationError()).isCloseTo(0.3011111111111111, within(1e-6));
    assertThat(quality.top3()).isEqualTo(1);
    assertThat(quality.perLabel()).extracting(one -> one.label()).doesNotContain("unseen");
    assertThat(quality.perLabel().get(2).precision()).isEqualTo(1);
    assertThat(quality.perLabel().get(2).recall()).isEqualTo(0.75);
    assertThat(quality.confusions())
        .containsExactlyInAnyOrder(
            new Confusion("apple", "kiwi", 1, List.of("photo 2")),
            new Confusion("plum", "apple", 1, List.of("photo 7")));
  }

  @Test
  void theMostFrequentMistakesComeFirstWithTheirMostConfidentPhotos() {
    List<TestedPhoto> photos = new ArrayList<>();
    float[] confidences = {.5f, .9f, .7f, .6f, .8f};
    for (int i = 0; i < confidences.length; i++) {
      float[] answer = {1 - confidences[i], confidences[i]};
      photos.add(photo("mistake " + i, 0, 1, 0, answer));
    }
    photos.add(photo("other", 1, 0, 0, new float[] {.9f, .1f}));

    List<Confusion> confusions =
        new Measurement(List.of("pear", "quince"), photos, 0).quality(List.of()).confusions();

    assertThat(confusions)
        .containsExactly(
            new Confusion("pear", "quince", 5, List.of("mistake 1", "mistake 4", "mistake 2")),
            new Confusion("quince", "pear", 1, List.of("other")));
  }

  @Test
  void strangersAreRankedAgainstKnownPhotos() {
    ClassifierQuality quality = quality();

    assertThat(quality.sure()).isCloseTo(8 / 9.0, within(1e-12));
    assertThat(quality.strangers().auroc()).isCloseTo(0.8333333333333334, within(1e-12));
    assertThat(quality.strangers().notSure()).isCloseTo(3 / 5.0, within(1e-12));
    assertThat(quality.strangers().notSureAt95()).isCloseTo(2 / 5.0, within(1e-12));
  }

  @Test
  void theTemperatureIsThatOfTheLeastLogLoss() {
    double[][] logits = {{2, 0, 1}, {0, 3, 1}, {1, 0, 0}, {0, 1, 4}, {3, 0, 1}};
    int[] labels = {0, 1, 1, 2, 0};
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      answers.add(new Answer(labels[i], logits[i]));
    }
    double temperature = Temperature.of(answers);

    assertThat(temperature).isCloseTo(0.7216502, within(1e-5));
    assertThat(Temperature.logLoss(answers, temperature)).isCloseTo(0.44669655, within(1e-8));
  }

  @Test
  void theThresholdKeepsNineteenOfTwenty() {
    double[] scores = new double[40];
    for (int i = 0; i < 40; i++) {
      scores[i] = (i * 7) % 40;
    }
    assertThat(UnknownThreshold.of(scores)).isEqualTo(37);
    assertThat(UnknownThreshold.of(new double[] {3})).isEqualTo(3);
  }
}
