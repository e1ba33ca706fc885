package fr.verger.vision.backbone;

import static fr.verger.vision.backbone.FeatureAssertions.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.vision.SharedFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real networks on the pixels of real photos, against PyTorch and Keras. */
class ReferenceFeaturesTest {
  private static final int PHOTOS = 12;
  private static final int SIZE = 224;

  @ParameterizedTest
  @CsvSource({
    "mobilenetv2-1.0-224.onnx, mobilenet-v2-qat, mobilenetv2_1.0_qat_features.bin",
    "mobilenetv2-1.0-224-keras-ptq.onnx, mobilenet-v2-keras-ptq, mobilenetv2_1.0_keras_ptq_features.bin"
  })
  void featuresAreThoseOfTheReference(String file, String name, String reference)
      throws IOException {
    byte[] onnx = Files.readAllBytes(SharedFiles.path("models", file));
    BackboneModel model = new BackboneCatalog().read(file, onnx, BackboneOptions.none());

    assertThat(model.name()).isEqualTo(name);
    try (Backbone backbone = Backbone.open(model)) {
      FloatBuffer expected = floats(SharedFiles.path("golden", reference));
      assertSame(
          GoldenPhotos.features(backbone, photos(), PHOTOS),
          GoldenPhotos.rows(expected, 1280),
          1e-4);
    }
  }

  /** The reference's own input, turned from [row, column, channel] to [channel, row, column]. */
  private static FloatBuffer photos() throws IOException {
    FloatBuffer pixels = floats(SharedFiles.path("golden", "input_minus1_1_nhwc_f32.bin"));
    FloatBuffer photos = GoldenPhotos.direct(pixels.capacity());
    int plane = SIZE * SIZE;
    for (int at = 0; at < pixels.capacity(); at++) {
      int photo = at / (3 * plane);
      int pixel = at % (3 * plane) / 3;
      photos.put((3 * photo + at % 3) * plane + pixel, pixels.get(at));
    }
    return photos;
  }

  private static FloatBuffer floats(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }
}
