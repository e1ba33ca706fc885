package fr.verger.vision.backbone;

import static fr.verger.vision.backbone.FeatureAssertions.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledBackboneTest {
  private static final BackboneCatalog CATALOG = new BackboneCatalog();
  private static final FloatBuffer PHOTOS = GoldenPhotos.batch(128, Layout.NCHW);

  @Test
  void itsFileSaysWhatItIs() {
    BackboneModel model = CATALOG.bundled(BackboneCatalog.FRUITS_MINI);

    assertThat(model.name()).isEqualTo("fruits-mini");
    assertThat(model.preprocessing())
        .isEqualTo(new Preprocessing(128, Normalisation.TF, Layout.NCHW));
    assertThat(model.featureCount()).isEqualTo(1280);
    assertThat(model.oneByOne()).isFalse();
    assertThat(model.license()).isEqualTo("CC-BY-SA-4.0");
    assertThat(model.source()).contains("Fruits-360");
    assertThat(model.sha256())
        .isEqualTo("a6521745c2c8b13b0cf8fd733ca65301eb1a6a5ee40a17d5c1bc7ad9cf521dd8");
  }

  @Test
  void itsFeaturesAreThoseOfOnnxRuntimeInPython() {
    try (Backbone backbone = Backbone.open(CATALOG.bundled(BackboneCatalog.FRUITS_MINI))) {
      assertSame(
          GoldenPhotos.features(backbone, PHOTOS, GoldenPhotos.COUNT),
          GoldenPhotos.golden("fruits-mini-features.bin", 1280),
          1e-4);
    }
  }

  @Test
  void anInnerMapIsFlattenedRowByRowWithItsChannelsLast() {
    BackboneModel cut = CATALOG.bundled(BackboneCatalog.FRUITS_MINI, layer("add54"));

    assertThat(cut.featureCount()).isEqualTo(4 * 4 * 56);
    try (Backbone backbone = Backbone.open(cut)) {
      assertSame(
          GoldenPhotos.features(backbone, PHOTOS, GoldenPhotos.COUNT),
          GoldenPhotos.golden("fruits-mini-add54-hwc.bin", 896),
          1e-4);
    }
  }

  @Test
  void aMapOfOnePixelGivesOneValueForEachChannel() {
    BackboneModel cut = CATALOG.bundled(BackboneCatalog.FRUITS_MINI, layer("pooled"));

    try (Backbone backbone = Backbone.open(cut)) {
      assertSame(
          GoldenPhotos.features(backbone, PHOTOS, GoldenPhotos.COUNT),
          GoldenPhotos.golden("fruits-mini-features.bin", 1280),
          1e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16})
  void theBatchDoesNotChangeTheFeatures(int batch) {
    BackboneModel model = CATALOG.bundled(BackboneCatalog.FRUITS_MINI);
    int floats = model.preprocessing().floatsPerPhoto();
    try (Backbone backbone = Backbone.open(model)) {
      float[][] expected = new float[batch][];
      for (int i = 0; i < batch; i++) {
        FloatBuffer one = GoldenPhotos.direct(floats).put(0, PHOTOS, i % 4 * floats, floats);
        expected[i] = GoldenPhotos.features(backbone, one, 1)[0];
      }

      assertSame(
          GoldenPhotos.features(backbone, GoldenPhotos.repeated(PHOTOS, floats, batch), batch),
          expected,
          1e-5);
    }
  }

  @Test
  void theHeadIsNotCarriedAlong() {
    byte[] whole = bytes("fruits-mini.onnx");
    BackboneModel model = CATALOG.bundled(BackboneCatalog.FRUITS_MINI);

    assertThat(whole.length - model.onnx().length).isGreaterThan(1280 * 89 * Float.BYTES);
    assertThat(new String(model.onnx(), StandardCharsets.ISO_8859_1)).doesNotContain("logits");
  }

  @Test
  void itTravelsToOtherMachines() throws Exception {
    BackboneModel model = CATALOG.bundled(BackboneCatalog.FRUITS_MINI);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      BackboneModel arrived = (BackboneModel) in.readObject();

      assertThat(arrived.onnx()).isEqualTo(model.onnx());
      assertThat(SharedBackbones.get(arrived)).isSameAs(SharedBackbones.get(model));
    }
  }

  @Test
  void itsModelCardStandsBesideIt() {
    assertThat(new String(bytes("fruits-mini.md"), StandardCharsets.UTF_8))
        .contains("CC BY-SA 4.0")
        .doesNotContain("../");
  }

  @Test
  void positionsAndLimitsOfBuffersAreLeftAlone() {
    try (Backbone backbone = Backbone.open(CATALOG.bundled(BackboneCatalog.FRUITS_MINI))) {
      FloatBuffer photos = PHOTOS.duplicate().position(7).limit(9);
      FloatBuffer features = GoldenPhotos.direct(1280).position(3).limit(5);

      backbone.features(photos, 1, features);

      assertThat(photos.position()).isEqualTo(7);
      assertThat(photos.limit()).isEqualTo(9);
      assertThat(features.position()).isEqualTo(3);
      assertThat(features.limit()).isEqualTo(5);
      assertSame(
          GoldenPhotos.rows(features.clear(), 1280),
          Arrays.copyOf(GoldenPhotos.golden("fruits-mini-features.bin", 1280), 1),
          1e-4);
    }
  }

  @Test
  void buffersThatCannotBeUsedInPlaceAreRefused() {
    try (Backbone backbone = Backbone.open(CATALOG.bundled(BackboneCatalog.FRUITS_MINI))) {
      FloatBuffer features = GoldenPhotos.direct(1280);

      assertThatThrownBy(() -> backbone.features(FloatBuffer.allocate(49_152), 1, features))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("direct");
      assertThatThrownBy(() -> backbone.features(PHOTOS, 2, features))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("features holds 1280 floats, not 2 x 1280");
      assertThatThrownBy(() -> backbone.features(PHOTOS, 0, features))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aClosedBackboneSaysSo() {
    Backbone backbone = Backbone.open(CATALOG.bundled(BackboneCatalog.FRUITS_MINI));
    backbone.close();
    backbone.close();

    assertThatThrownBy(() -> backbone.features(PHOTOS, 1, GoldenPhotos.direct(1280)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("backbone fruits-mini is closed");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> CATALOG.bundled("fruit-maxi"))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("'fruit-maxi'")
        .hasMessageContaining("fruits-mini");
  }

  private static BackboneOptions layer(String name) {
    return new BackboneOptions(null, null, name);
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = BackboneCatalog.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
