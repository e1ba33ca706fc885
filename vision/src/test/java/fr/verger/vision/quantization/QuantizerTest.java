package fr.verger.vision.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.features.FeatureExtractor;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bundled network in int8, calibrated on drawn photos. */
class QuantizerTest {
  private static final BackboneCatalog CATALOG = new BackboneCatalog();
  private static final BackboneModel FP32 = CATALOG.bundled(BackboneCatalog.FRUITS_MINI);
  private static final int CALIBRATION = 16;

  @TempDir static Path scratch;
  private static List<byte[]> photos;

  @BeforeAll
  static void draw() throws IOException {
    Path folder = scratch.resolve("photos");
    new SampleOrchard(SampleSettings.DEFAULT.withClasses(4).withPhotosPerClass(8).withSize(64))
        .write(folder);
    photos = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        photos.add(Files.readAllBytes(file));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CalibrationMethod.class)
  void featuresOfPhotosItHasNotSeenStayCloseToThoseOfFp32(CalibrationMethod method)
      throws UnreadablePhotoException {
    BackboneModel int8 = CATALOG.read("int8", quantized(method), BackboneOptions.none());

    float[][] expected = features(FP32);
    float[][] found = features(int8);

    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      sum += cosine(expected[i], found[i]);
    }
    assertThat(sum / expected.length).isGreaterThan(0.99);
    assertThat(found).isNotEqualTo(expected);
  }

  @Test
  void theEngineRunsEveryConvolutionAndSumInIntegers() throws Exception {
    assertThat(EngineGraph.operators(quantized(CalibrationMethod.PERCENTILE), scratch))
        .containsEntry("QLinearConv", 52L)
        .containsEntry("QLinearAdd", 10L)
        .containsEntry("SpaceToDepth", 1L)
        .doesNotContainKeys("Conv", "FusedConv", "Add", "Clip");
  }

  @Test
  void theFileSaysOfItselfWhatItIsAndWhatItWasMadeFrom() throws UnreadablePhotoException {
    byte[] file = quantized(CalibrationMethod.MSE);
    BackboneModel int8 = CATALOG.read("any.onnx", file, BackboneOptions.none());

    assertThat(int8.precision()).isEqualTo(Precision.INT8);
    assertThat(int8.quantizedFrom()).isEqualTo(FP32.sha256());
    assertThat(int8.name()).isEqualTo(FP32.name());
    assertThat(int8.preprocessing()).isEqualTo(FP32.preprocessing());
    assertThat(int8.license()).isEqualTo(FP32.license());
    assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("verger.calibration", "mse", "verger.calibration_photos");
    assertThat(file.length).isLessThan(FP32.onnx().length / 2);
    assertThat(Int8Variant.checked(FP32, int8, "any.onnx")).isSameAs(int8);
  }

  @Test
  void theSamePhotosGiveTheSameFile() throws UnreadablePhotoException {
    assertThat(quantized(CalibrationMethod.PERCENTILE))
        .isEqualTo(quantized(CalibrationMethod.PERCENTILE));
  }

  @Test
  void aVariantOfAnotherFeatureIsRefused() throws UnreadablePhotoException {
    BackboneModel int8 =
        CATALOG.read("v.onnx", quantized(CalibrationMethod.MIN_MAX), BackboneOptions.none());
    BackboneModel cut =
        CATALOG.bundled(BackboneCatalog.FRUITS_MINI, new BackboneOptions(null, null, "c61"));

    assertThatThrownBy(() -> Int8Variant.checked(cut, int8, "v.onnx"))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("v.onnx is no int8 variant of the backbone fruits-mini")
        .hasMessageContaining("quantize --overwrite");
  }

  @Test
  void anInt8FileIsNotQuantizedOnceMore() throws UnreadablePhotoException {
    BackboneModel int8 =
        CATALOG.read("v.onnx", quantized(CalibrationMethod.MIN_MAX), BackboneOptions.none());

    assertThatThrownBy(() -> new Quantizer(int8, PhotoDecoder.DEFAULT_MAX_PIXELS))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("computes in int8 already");
  }

  @Test
  void aFileIsNeverTakenForAnotherPrecision() throws UnreadablePhotoException {
    byte[] int8 = quantized(CalibrationMethod.MIN_MAX);

    assertThatThrownBy(
            () -> CATALOG.read("v.onnx", int8, BackboneOptions.none().with(Precision.FP32)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("v.onnx computes in int8, not in fp32");
    assertThatThrownBy(
            () ->
                CATALOG.bundled(
                    BackboneCatalog.FRUITS_MINI, BackboneOptions.none().with(Precision.INT8)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("computes in fp32, not in int8")
        .hasMessageContaining("verger backbones quantize");
  }

  @Test
  void aPhotoThatCannotBeReadDoesNotCount() {
    try (Quantizer quantizer = new Quantizer(FP32, PhotoDecoder.DEFAULT_MAX_PIXELS)) {
      assertThatThrownBy(() -> quantizer.observe(new byte[] {1, 2, 3}))
          .isInstanceOf(UnreadablePhotoException.class);
      assertThat(quantizer.photos()).isZero();
    }
  }

  private static byte[] quantized(CalibrationMethod method) throws UnreadablePhotoException {
    try (Quantizer quantizer = new Quantizer(FP32, PhotoDecoder.DEFAULT_MAX_PIXELS)) {
      for (int i = 0; i < CALIBRATION; i++) {
        quantizer.observe(photos.get(2 * i % photos.size()));
      }
      return quantizer.quantized(method);
    }
  }

  private static float[][] features(BackboneModel model) throws UnreadablePhotoException {
    try (Backbone backbone = Backbone.open(model)) {
      FeatureExtractor extractor =
          new FeatureExtractor(backbone, photos.size(), PhotoDecoder.DEFAULT_MAX_PIXELS);
      for (int i = 1; i < photos.size(); i += 2) {
        extractor.add(photos.get(i));
      }
      return extractor.flush();
    }
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return product / Math.sqrt(aa * bb);
  }
}
