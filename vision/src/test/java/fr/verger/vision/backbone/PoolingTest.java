package fr.verger.vision.backbone;

import static fr.verger.vision.backbone.FeatureAssertions.assertSame;
import static fr.verger.vision.backbone.TinyModel.FREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import fr.verger.vision.VergerException;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class PoolingTest {
  private static final FloatBuffer PHOTOS = GoldenPhotos.batch(4, Layout.NCHW);

  @Test
  void aMapIsPooledAsTheGraphItselfWould() {
    assertSame(
        features(TinyModel.network(), "relu", Pooling.AVERAGE, PHOTOS),
        features(TinyModel.network(), "flat", null, PHOTOS),
        1e-6);
  }

  @Test
  void theMaximumIsOneOfTheValues() {
    float[][] all = features(TinyModel.network(), "relu", null, PHOTOS);
    float[][] pooled = features(TinyModel.network(), "relu", Pooling.MAX, PHOTOS);

    for (int photo = 0; photo < all.length; photo++) {
      for (int channel = 0; channel < 5; channel++) {
        float largest = 0;
        for (int pixel = 0; pixel < 16; pixel++) {
          largest = Math.max(largest, all[photo][5 * pixel + channel]);
        }
        assertThat(pooled[photo][channel]).isEqualTo(largest);
      }
    }
  }

  @Test
  void aMapWithChannelsLastIsPooledOverTheSamePixels() {
    TinyModel last =
        new TinyModel()
            .input("photo", DataType.FLOAT, FREE, 4, 4, 3)
            .weights("kernel", TinyModel.kernel(), 5, 3, 1, 1)
            .transpose("first", "photo", 0, 3, 1, 2)
            .node("Conv", "conv", "first", "kernel")
            .transpose("last", "conv", 0, 2, 3, 1)
            .node("Relu", "relu", "last")
            .output("relu");

    assertSame(
        features(last, "relu", Pooling.AVERAGE, GoldenPhotos.batch(4, Layout.NHWC)),
        features(TinyModel.network(), "flat", null, PHOTOS),
        1e-6);
  }

  @Test
  void whatIsNoMapCannotBePooled() {
    assertThatThrownBy(() -> read(TinyModel.network(), "flat", Pooling.MAX))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("[1, 5] at 'flat'")
        .hasMessageContaining("leave out --pooling");
  }

  private static BackboneModel read(TinyModel model, String layer, Pooling pooling) {
    return new BackboneCatalog()
        .read(
            "net.onnx",
            model.bytes(),
            new BackboneOptions(null, Normalisation.TORCH, layer, pooling, null));
  }

  private static float[][] features(
      TinyModel model, String layer, Pooling pooling, FloatBuffer photos) {
    try (Backbone backbone = Backbone.open(read(model, layer, pooling))) {
      return GoldenPhotos.features(backbone, photos, GoldenPhotos.COUNT);
    }
  }
}
