package fr.verger.vision.backbone;

import static fr.verger.vision.backbone.FeatureAssertions.assertSame;
import static fr.verger.vision.backbone.TinyModel.FREE;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;
import java.nio.FloatBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** ONNX files of other people, that say little of themselves. */
class ForeignFileTest {
  private static final FloatBuffer ROWS_OF_CHANNELS = GoldenPhotos.batch(4, Layout.NCHW);
  private static final FloatBuffer ROWS_OF_PIXELS = GoldenPhotos.batch(4, Layout.NHWC);

  @Test
  void sizeAndOrderAreReadOffTheGraph() {
    BackboneModel model = read(TinyModel.network(), "flat");

    assertThat(model.name()).isEqualTo("tiny net");
    assertThat(model.preprocessing())
        .isEqualTo(new Preprocessing(4, Normalisation.TORCH, Layout.NCHW));
    assertThat(model.featureCount()).isEqualTo(5);
    assertThat(model.license()).isNull();
    assertThat(model.source()).isNull();
    assertThat(features(model, ROWS_OF_CHANNELS)[1]).containsExactly(means(1), within());
  }

  @Test
  void aMapIsFlattenedInTheOrderRowColumnChannel() {
    float[][] found = features(read(TinyModel.network(), "relu"), ROWS_OF_CHANNELS);

    assertSame(found, pixels(), 1e-6);
  }

  @Test
  void aNetworkWithChannelsLastIsFedSo() {
    TinyModel model =
        new TinyModel()
            .input("photo", DataType.FLOAT, FREE, 4, 4, 3)
            .weights("kernel", TinyModel.kernel(), 5, 3, 1, 1)
            .transpose("channels_first", "photo", 0, 3, 1, 2)
            .node("Conv", "conv", "channels_first", "kernel")
            .transpose("channels_last", "conv", 0, 2, 3, 1)
            .node("Relu", "relu", "channels_last")
            .output("relu");

    BackboneModel behind = read(model, "relu");
    BackboneModel before = read(model, "conv");

    assertThat(behind.preprocessing().layout()).isEqualTo(Layout.NHWC);
    assertSame(features(behind, ROWS_OF_PIXELS), pixels(), 1e-6);
    float[][] rectified = features(before, ROWS_OF_PIXELS);
    for (float[] row : rectified) {
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.max(0, row[i]);
      }
    }
    assertSame(rectified, pixels(), 1e-6);
  }

  @Test
  void aBatchOfOneIsOpened() {
    TinyModel model =
        new TinyModel()
            .input("photo", DataType.FLOAT, 1, 3, 4, 4)
            .weights("kernel", TinyModel.kernel(), 5, 3, 1, 1)
            .node("Conv", "conv", "photo", "kernel")
            .node("GlobalAveragePool", "pool", "conv")
            .node("Flatten", "flat", "pool")
            .output("flat");

    BackboneModel read = read(model, "flat");

    assertThat(read.oneByOne()).isFalse();
    assertThat(features(read, ROWS_OF_CHANNELS)[3]).hasSize(5);
  }

  @Test
  void aGraphMadeForOnePhotoRunsThemOneByOne() {
    TinyModel model =
        TinyModel.network().shape("one", 1, -1).node("Reshape", "reshaped", "pool", "one");

    BackboneModel read = read(model, "reshaped");

    assertThat(read.oneByOne()).isTrue();
    assertThat(read.featureCount()).isEqualTo(5);
    assertSame(
        features(read, ROWS_OF_CHANNELS),
        features(read(TinyModel.network(), "flat"), ROWS_OF_CHANNELS),
        1e-6);
  }

  @Test
  void aGraphThatMixesThePhotosOfABatchRunsThemOneByOne() {
    AttributeProto axis =
        AttributeProto.newBuilder().setName("axis").setType(AttributeType.INT).setI(0).build();
    TinyModel model =
        TinyModel.network()
            .node(
                NodeProto.newBuilder()
                    .setOpType("Softmax")
                    .addInput("flat")
                    .addOutput("mixed")
                    .addAttribute(axis)
                    .build());

    assertThat(read(model, "mixed").oneByOne()).isTrue();
  }

  @Test
  void tokensStayInTheirOrder() {
    TinyModel model =
        TinyModel.network().shape("tokens", 0, 5, 16).node("Reshape", "rows", "relu", "tokens");

    assertThat(read(model, "rows").featureCount()).isEqualTo(80);
  }

  @Test
  void aNodeMayBeNamedInPlaceOfItsTensor() {
    assertThat(read(TinyModel.network(), "pool_node").featureCount()).isEqualTo(5);
  }

  @Test
  void weightsListedAmongTheInputsAreNoInputs() {
    TinyModel old =
        TinyModel.network().format(3).opset(8).input("kernel", DataType.FLOAT, 5, 3, 1, 1);

    assertThat(read(old, "flat").input()).isEqualTo("photo");
  }

  @Test
  void whatOnlyTheHeadNeedsGoesWithTheHead() {
    TinyModel model =
        TinyModel.network()
            .input("temperature", DataType.FLOAT, 1)
            .weights(elsewhere("head_weights", 5, 2))
            .node("Div", "tempered", "flat", "temperature")
            .node("MatMul", "logits", "tempered", "head_weights")
            .output("logits")
            .says("verger.logits", "logits");

    assertThat(features(read(model, "flat"), ROWS_OF_CHANNELS)[0])
        .containsExactly(means(0), within());
  }

  @Test
  void whatAnInnerGraphTakesFromAroundItStays() {
    TinyModel model =
        TinyModel.network()
            .weights(
                TensorProto.newBuilder()
                    .setName("always")
                    .setDataType(DataType.BOOL.getNumber())
                    .setRawData(ByteString.copyFrom(new byte[] {1}))
                    .build())
            .node("Neg", "negative", "flat")
            .node(
                NodeProto.newBuilder()
                    .setOpType("If")
                    .addInput("always")
                    .addOutput("chosen")
                    .addAttribute(branch("then_branch", "flat"))
                    .addAttribute(branch("else_branch", "negative"))
                    .build());

    assertSame(
        features(read(model, "chosen"), ROWS_OF_CHANNELS),
        features(read(TinyModel.network(), "flat"), ROWS_OF_CHANNELS),
        1e-6);
  }

  @Test
  void aFreeSizeIsTheUsers() {
    TinyModel model =
        new TinyModel()
            .input("photo", DataType.FLOAT, FREE, 3, FREE, FREE)
            .weights("kernel", TinyModel.kernel(), 5, 3, 1, 1)
            .node("Conv", "conv", "photo", "kernel")
            .node("GlobalAveragePool", "pool", "conv")
            .output("pool")
            .says("verger.input_size", "9");
    BackboneCatalog catalog = new BackboneCatalog();

    assertThat(
            catalog
                .read("net", model.bytes(), new BackboneOptions(4, Normalisation.TF, "pool"))
                .preprocessing()
                .inputSize())
        .isEqualTo(4);
    assertThat(
            catalog
                .read("net", model.bytes(), new BackboneOptions(null, Normalisation.TF, "pool"))
                .preprocessing()
                .inputSize())
        .isEqualTo(9);
  }

  static TensorProto elsewhere(String name, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.FLOAT.getNumber())
            .setDataLocation(TensorProto.DataLocation.EXTERNAL);
    for (long dimension : shape) {
      tensor.addDims(dimension);
    }
    return tensor.build();
  }

  private static AttributeProto branch(String name, String outer) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.GRAPH)
        .setG(
            GraphProto.newBuilder()
                .setName(name)
                .addNode(
                    NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput(outer)
                        .addOutput(name + "_out"))
                .addOutput(ValueInfoProto.newBuilder().setName(name + "_out")))
        .build();
  }

  private static BackboneModel read(TinyModel model, String layer) {
    return new BackboneCatalog()
        .read(
            "/data/nets/tiny net.onnx",
            model.bytes(),
            new BackboneOptions(null, Normalisation.TORCH, layer));
  }

  private static float[][] features(BackboneModel model, FloatBuffer photos) {
    try (Backbone backbone = Backbone.open(model)) {
      return GoldenPhotos.features(backbone, photos, GoldenPhotos.COUNT);
    }
  }

  private static Offset<Float> within() {
    return Offset.offset(1e-5f);
  }

  /**
   * What the convolution and the rectifier give, computed by hand: [photo][row, column, channel].
   */
  private static float[][] pixels() {
    float[][] rows = new float[GoldenPhotos.COUNT][4 * 4 * 5];
    for (int photo = 0; photo < rows.length; photo++) {
      for (int pixel = 0; pixel < 16; pixel++) {
        int at = photo * 48 + 3 * pixel;
        for (int o = 0; o < 5; o++) {
          float value =
              -(o + 1) * ROWS_OF_PIXELS.get(at)
                  + ROWS_OF_PIXELS.get(at + 1)
                  - ROWS_OF_PIXELS.get(at + 2);
          rows[photo][5 * pixel + o] = Math.max(0, value);
        }
      }
    }
    return rows;
  }

  private static float[] means(int photo) {
    float[] means = new float[5];
    for (int i = 0; i < 80; i++) {
      means[i % 5] += pixels()[photo][i] / 16;
    }
    return means;
  }
}
