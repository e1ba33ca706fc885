package fr.verger.vision.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.backbone.TinyModel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierExportTest {
  private static final double[] MEAN = {0.1, 0.2, 0.3, 0.4, 0.5};
  private static final double[][] COMPONENTS = {{0.6, 0.8, 0, 0, 0}, {0, 0, 0, 1, 0}};
  private static final double[][] COEFFICIENTS = {{1, -2}, {0.5, 3}, {-1, 0.25}};
  private static final double[] INTERCEPTS = {0.1, -0.2, 0.3};
  private static final double TEMPERATURE = 0.5;

  /** Sets in which Split and ReduceMax are written in three ways. */
  @ParameterizedTest
  @ValueSource(longs = {11, 13, 18})
  void theFileComputesWhatTheHeadSays(long opset) throws Exception {
    byte[] onnx = ClassifierExport.of(backbone(opset), head());
    byte[] green = photo(0x00ff00);
    double[] features = {3, 4, 5, 6, 7};

    try (FruitClassifier classifier = FruitClassifier.read("model.onnx", onnx, 1_000_000)) {
      Prediction prediction = classifier.classify(green);

      double[] z = new double[2];
      for (int k = 0; k < 2; k++) {
        for (int i = 0; i < 5; i++) {
          z[k] += COMPONENTS[k][i] * (features[i] - MEAN[i]);
        }
        assertThat(prediction.embedding()[k]).isCloseTo((float) z[k], within(1e-5f));
      }
      assertThat(EmbeddingProjection.in(classifier.model()).of(new float[] {3, 4, 5, 6, 7}))
          .containsExactly(prediction.embedding(), within(1e-5f));
      double[] logits = new double[3];
      double sum = 0;
      for (int label = 0; label < 3; label++) {
        logits[label] =
            INTERCEPTS[label] + COEFFICIENTS[label][0] * z[0] + COEFFICIENTS[label][1] * z[1];
        sum += Math.exp(logits[label] / TEMPERATURE);
      }
      assertThat(prediction.unknownScore())
          .isCloseTo((float) UnknownScore.of(logits), within(1e-4f));
      for (LabelProbability one : prediction.labels()) {
        int label = head().labels().indexOf(one.label());
        assertThat(one.probability())
            .isCloseTo((float) (Math.exp(logits[label] / TEMPERATURE) / sum), within(1e-6f));
      }
      assertThat(prediction.sure()).isTrue();
    }
  }

  @Test
  void theFileSaysWhatItIs() {
    byte[] onnx = ClassifierExport.of(backbone(13), head());
    try (FruitClassifier classifier = FruitClassifier.read("model.onnx", onnx, 1_000_000)) {
      ClassifierModel model = classifier.model();

      assertThat(model.labels()).containsExactly("apple", "kiwi \"gold\"", "plum");
      assertThat(model.temperature()).isEqualTo(TEMPERATURE);
      assertThat(model.unknownThreshold()).isEqualTo(-1.5);
      assertThat(model.embeddingSize()).isEqualTo(2);
      assertThat(model.trainedOn()).isEqualTo("{\"photos\":12}");
      assertThat(model.onnx()).isSameAs(onnx);
    }
  }

  @Test
  void aNetworkWithItsOwnHeadHasNoEmbedding() {
    try (FruitClassifier bundled = FruitClassifier.bundled()) {
      assertThatThrownBy(() -> EmbeddingProjection.in(bundled.model()))
          .isInstanceOf(VergerException.class)
          .hasMessageContaining("fruits-mini is no classifier: it has no embedding");
    }
  }

  @Test
  void itIsABackboneStill() {
    byte[] onnx = ClassifierExport.of(backbone(13), head());

    BackboneModel again = new BackboneCatalog().read("m.onnx", onnx, BackboneOptions.none());

    assertThat(again.featureCount()).isEqualTo(5);
    assertThat(again.features()).isEqualTo("flat");
    assertThat(again.preprocessing()).isEqualTo(backbone(13).preprocessing());
  }

  @Test
  void itsHeadAnswersBehindAnotherBackboneOfTheSameFeatures() throws Exception {
    byte[] onnx = ClassifierExport.of(backbone(13), head());
    byte[] other = TinyModel.network().opset(13).says("verger.precision", "int8").bytes();

    byte[] variant = ClassifierVariant.of("model.onnx", onnx, other, "flat");

    assertThat(ClassifierVariant.possible("model.onnx", variant)).isTrue();
    assertThat(ClassifierVariant.possible("backbone.onnx", other)).isFalse();
    try (FruitClassifier first = FruitClassifier.read("model.onnx", onnx, 1_000_000);
        FruitClassifier second = FruitClassifier.read("variant.onnx", variant, 1_000_000)) {
      Prediction expected = first.classify(photo(0x00ff00));
      Prediction found = second.classify(photo(0x00ff00));
      assertThat(found.labels()).isEqualTo(expected.labels());
      assertThat(found.embedding()).isEqualTo(expected.embedding());
      assertThat(found.unknownScore()).isEqualTo(expected.unknownScore());
      assertThat(second.model().unknownThreshold()).isEqualTo(first.model().unknownThreshold());
    }
    assertThat(new BackboneCatalog().read("v.onnx", variant, BackboneOptions.none()).precision())
        .isEqualTo(Precision.INT8);
  }

  @Test
  void aHeadIsNotPutBehindABackboneOfAnotherOperatorSet() {
    byte[] onnx = ClassifierExport.of(backbone(11), head());

    assertThatThrownBy(() -> ClassifierVariant.of("m.onnx", onnx, backbone(13).onnx(), "flat"))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("m.onnx is made for opset 11 and its variant for opset 13");
  }

  @Test
  void aClassifierWithoutItsThresholdIsRefused() {
    byte[] onnx =
        TinyModel.network()
            .node("Softmax", "probabilities", "flat")
            .output("probabilities")
            .output("flat")
            .says("verger.normalisation", "tf")
            .says("verger.labels", "[\"a\",\"b\",\"c\",\"d\",\"e\"]")
            .bytes();
    assertThatThrownBy(() -> FruitClassifier.read("half.onnx", onnx, 1_000_000))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("half.onnx is no classifier: it has no output 'unknown_score'");
  }

  private static ClassifierHead head() {
    return new ClassifierHead(
        List.of("apple", "kiwi \"gold\"", "plum"),
        MEAN,
        COMPONENTS,
        COEFFICIENTS,
        INTERCEPTS,
        TEMPERATURE,
        -1.5,
        "{\"photos\":12}");
  }

  /** Green gives -(o + 1)·(-1) + 1 + 1 = o + 3 at output o. */
  private static BackboneModel backbone(long opset) {
    byte[] onnx =
        TinyModel.network()
            .opset(opset)
            .says("verger.normalisation", "tf")
            .says("verger.features", "flat")
            .bytes();
    return new BackboneCatalog().read("tiny.onnx", onnx, BackboneOptions.none());
  }

  private static byte[] photo(int rgb) throws IOException {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16; i++) {
      image.setRGB(i % 4, i / 4, rgb);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
