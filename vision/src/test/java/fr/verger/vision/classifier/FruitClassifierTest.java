package fr.verger.vision.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import fr.verger.vision.SharedFiles;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.TinyModel;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FruitClassifierTest {
  private static final long MEGAPIXEL = 1_000_000;

  @Test
  void theBundledNetworkNamesAFruit() throws Exception {
    byte[] lemon = Files.readAllBytes(SharedFiles.path("real-world", "Lemon_018.jpg"));
    try (FruitClassifier classifier = FruitClassifier.bundled()) {
      Prediction prediction = classifier.classify(lemon);

      assertThat(classifier.model().labels()).hasSize(89).contains("Lemon");
      assertThat(prediction.likeliest().label()).isEqualTo("Lemon");
      // ONNX Runtime in Python on Pillow's pixels.
      assertThat(prediction.likeliest().probability()).isCloseTo(0.98f, within(0.005f));
      assertThat(prediction.sure()).isTrue();
      assertThat(prediction.labels()).hasSize(89);
      assertThat(prediction.embedding()).isEmpty();
    }
  }

  @Test
  void anOwnHeadAnswersWithTheSoftmaxOfItsLogitsOverTheTemperature() throws Exception {
    try (FruitClassifier classifier =
        read(headed().says("verger.temperature", "2").says("verger.unknown_threshold", "0.25"))) {
      Prediction prediction = classifier.classify(photo(new Color(0, 255, 0)));

      // Green gives (1, 1, 1, 1, 1) through the tiny network, and the head's rows are its logits.
      double[] e = {Math.exp(2 / 2.0), Math.exp(0), Math.exp(-1 / 2.0)};
      double sum = e[0] + e[1] + e[2];
      assertThat(prediction.labels().stream().map(LabelProbability::label))
          .containsExactly("kiwi", "apple", "plum");
      assertThat(prediction.labels().get(0).probability())
          .isCloseTo((float) (e[0] / sum), within(1e-5f));
      assertThat(prediction.labels().get(2).probability())
          .isCloseTo((float) (e[2] / sum), within(1e-5f));
      assertThat(prediction.unknownScore()).isCloseTo((float) (1 - e[0] / sum), within(1e-5f));
      assertThat(prediction.notSure()).isTrue();
      assertThat(prediction.likeliest(2)).hasSize(2);
    }
  }

  @Test
  void callersOnManyThreadsGetTheSameAnswers() throws Exception {
    byte[] green = photo(new Color(0, 200, 0));
    byte[] red = photo(new Color(200, 0, 0));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (FruitClassifier classifier = FruitClassifier.bundled()) {
      float ofGreen = classifier.classify(green).unknownScore();
      float ofRed = classifier.classify(red).unknownScore();
      Callable<List<Float>> both =
          () ->
              List.of(
                  classifier.classify(green).unknownScore(),
                  classifier.classify(red).unknownScore());
      for (Future<List<Float>> answer :
          threads.invokeAll(java.util.Collections.nCopies(32, both))) {
        assertThat(answer.get()).containsExactly(ofGreen, ofRed);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aPhotoThatCannotBeReadIsRefusedWithTheReason() {
    try (FruitClassifier classifier = FruitClassifier.bundled(MEGAPIXEL)) {
      assertThatThrownBy(() -> classifier.classify("no photo".getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(UnreadablePhotoException.class)
          .hasMessageContaining("none of JPEG");
      assertThatThrownBy(() -> classifier.classify(photo(Color.RED, 1100, 1000)))
          .isInstanceOf(UnreadablePhotoException.class)
          .hasMessageContaining("1100 x 1000");
    }
  }

  @Test
  void aFileThatIsNoClassifierIsRefusedInOneSentence(@TempDir Path folder) {
    assertThatThrownBy(() -> FruitClassifier.open(folder.resolve("absent.onnx")))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("There is no model")
        .hasMessageContaining("absent.onnx");
    assertThatThrownBy(() -> FruitClassifier.open(folder))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> FruitClassifier.read("x.onnx", new byte[] {1, 2}, MEGAPIXEL))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("is not an ONNX model");
    assertThatThrownBy(() -> read(TinyModel.network().says("verger.features", "flat")))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("is no classifier: it does not name labels");
    assertThatThrownBy(() -> read(headed().says("verger.labels", "[\"a\", \"b\"]")))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("names 2 labels, but gives 3 values at 'logits'");
    assertThatThrownBy(() -> read(headed().says("verger.temperature", "warm")))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("verger.temperature 'warm'");
  }

  @Test
  void aClosedClassifierSaysSo() {
    FruitClassifier classifier = FruitClassifier.bundled();
    classifier.close();
    classifier.close();

    assertThatThrownBy(() -> classifier.classify(photo(Color.RED)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("classifier " + BackboneCatalog.FRUITS_MINI + " is closed");
  }

  private static TinyModel headed() {
    float[] head = {0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, -1};
    // Columns: apple sees nothing, kiwi twice the first value, plum minus the last.
    float[] columns = new float[15];
    for (int label = 0; label < 3; label++) {
      for (int value = 0; value < 5; value++) {
        columns[3 * value + label] = head[5 * label + value];
      }
    }
    return new TinyModel()
        .input("photo", DataType.FLOAT, TinyModel.FREE, 3, 4, 4)
        .weights("kernel", new float[] {0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0}, 5, 3, 1, 1)
        .node("Conv", "conv", "photo", "kernel")
        .node("GlobalAveragePool", "pool", "conv")
        .node("Flatten", "flat", "pool")
        .weights("head", columns, 5, 3)
        .node("MatMul", "logits", "flat", "head")
        .output("logits")
        .says("verger.normalisation", "tf")
        .says("verger.logits", "logits")
        .says("verger.labels", "[\"apple\", \"kiwi\", \"plum\"]");
  }

  private static FruitClassifier read(TinyModel model) {
    return FruitClassifier.read("tiny.onnx", model.bytes(), MEGAPIXEL);
  }

  private static byte[] photo(Color colour) {
    return photo(colour, 8, 8);
  }

  private static byte[] photo(Color colour, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour.getRGB());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
