package fr.verger.vision.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.TinyModel;
import fr.verger.vision.features.FeatureExtractor;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.preprocessing.Normalisation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs of a few nodes: what becomes 8-bit, and that it still computes the same. */
class SmallNetworksTest {
  private static final BackboneOptions OPTIONS = new BackboneOptions(null, Normalisation.TF, null);

  @TempDir Path scratch;

  @Test
  void reluPoolSumAndMatrixProductBecomeIntegersInAnOldOpset() throws Exception {
    byte[] onnx =
        photos(16)
            .weights("k1", random(1, 8 * 3), 8, 3, 1, 1)
            .weights("k2", random(2, 8 * 8), 8, 8, 1, 1)
            .weights("m", random(3, 5 * 8), 5, 8)
            .weights("b", random(4, 5), 5)
            .node("Conv", "c1", "photo", "k1")
            .node("Relu", "r1", "c1")
            .node(pool("p1", "r1"))
            .node("Conv", "c2", "p1", "k2")
            .node("Add", "sum", "c2", "p1")
            .node("Relu", "r2", "sum")
            .node("GlobalAveragePool", "mean", "r2")
            .node("Flatten", "flat", "mean")
            .node(gemm("features", "flat", "m", "b"))
            .output("features")
            .opset(11)
            .bytes();

    byte[] int8 = quantized(onnx);

    assertThat(EngineGraph.operators(int8, scratch))
        .containsEntry("QLinearConv", 2L)
        .containsEntry("QLinearAdd", 1L)
        .containsEntry("QGemm", 1L)
        .doesNotContainKeys("Conv", "FusedConv", "Relu", "Add", "Gemm");
    assertNear(onnx, int8);
  }

  @Test
  void batchNormalisationIsFoldedAndADirectOutputStaysInFloats() throws Exception {
    byte[] onnx =
        photos(8)
            .weights("k1", random(1, 4 * 3), 4, 3, 1, 1)
            .weights("gamma", new float[] {1, 2, 3, 4}, 4)
            .weights("beta", new float[] {0, 1, -1, 0.5f}, 4)
            .weights("mean", new float[] {0.1f, 0.2f, 0.3f, 0.4f}, 4)
            .weights("variance", new float[] {1, 2, 0.5f, 1}, 4)
            .node("Conv", "c1", "photo", "k1")
            .node("BatchNormalization", "n1", "c1", "gamma", "beta", "mean", "variance")
            .node("GlobalAveragePool", "pooled", "n1")
            .node("Flatten", "features", "pooled")
            .output("features")
            .bytes();

    byte[] int8 = quantized(onnx);

    assertThat(EngineGraph.operators(int8, scratch))
        .containsEntry("QLinearConv", 1L)
        .doesNotContainKeys("BatchNormalization", "Conv");
    assertNear(onnx, int8);
  }

  @Test
  void aNetworkWithoutConvolutionsIsRefused() {
    byte[] onnx =
        photos(8)
            .node("GlobalAveragePool", "pooled", "photo")
            .node("Flatten", "features", "pooled")
            .output("features")
            .bytes();

    assertThatThrownBy(() -> quantized(onnx))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("has no convolution with constant weights");
  }

  @Test
  void anOpsetWhoseOperatorsMayMeanSomethingElseIsRefused() {
    byte[] onnx =
        photos(8)
            .weights("k1", random(1, 4 * 3), 4, 3, 1, 1)
            .node("Conv", "c1", "photo", "k1")
            .node("GlobalAveragePool", "pooled", "c1")
            .node("Flatten", "flat", "pooled")
            .node("Softmax", "features", "flat")
            .output("features")
            .opset(11)
            .bytes();

    assertThatThrownBy(() -> quantized(onnx))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("opset 11")
        .hasMessageContaining("Softmax");
  }

  private static TinyModel photos(int size) {
    return new TinyModel().input("photo", DataType.FLOAT, TinyModel.FREE, 3, size, size);
  }

  private static float[] random(long seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static NodeProto pool(String output, String input) {
    return NodeProto.newBuilder()
        .setOpType("MaxPool")
        .addInput(input)
        .addOutput(output)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("kernel_shape")
                .setType(AttributeType.INTS)
                .addAllInts(List.of(2L, 2L)))
        .build();
  }

  private static NodeProto gemm(String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType("Gemm")
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .addAttribute(
            AttributeProto.newBuilder().setName("transB").setType(AttributeType.INT).setI(1))
        .build();
  }

  private byte[] quantized(byte[] onnx) throws Exception {
    BackboneModel model = new BackboneCatalog().read("net.onnx", onnx, OPTIONS);
    try (Quantizer quantizer = new Quantizer(model, PhotoDecoder.DEFAULT_MAX_PIXELS)) {
      for (byte[] photo : drawn()) {
        quantizer.observe(photo);
      }
      return quantizer.quantized(CalibrationMethod.MIN_MAX);
    }
  }

  private void assertNear(byte[] fp32, byte[] int8) throws Exception {
    BackboneCatalog catalog = new BackboneCatalog();
    float[] expected = features(catalog.read("net.onnx", fp32, OPTIONS));
    float[] found = features(catalog.read("int8.onnx", int8, BackboneOptions.none()));
    float largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(0.03f * largest));
    }
  }

  private float[] features(BackboneModel model) throws Exception {
    try (Backbone backbone = Backbone.open(model)) {
      FeatureExtractor extractor =
          new FeatureExtractor(backbone, 1, PhotoDecoder.DEFAULT_MAX_PIXELS);
      extractor.add(drawn().get(0));
      return extractor.flush()[0];
    }
  }

  private List<byte[]> drawn() throws Exception {
    Path folder = scratch.resolve("photos");
    if (!Files.exists(folder)) {
      new SampleOrchard(SampleSettings.DEFAULT.withClasses(2).withPhotosPerClass(4).withSize(32))
          .write(folder);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      List<byte[]> photos = new java.util.ArrayList<>();
      for (Path file : all) {
        photos.add(Files.readAllBytes(file));
      }
      return photos;
    }
  }
}
