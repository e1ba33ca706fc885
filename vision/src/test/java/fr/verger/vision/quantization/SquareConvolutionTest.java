package fr.verger.vision.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both forms run in the engine, on whole numbers, which floats add without error. */
class SquareConvolutionTest {
  private static final int SIZE = 12;
  private static final int OUTPUTS = 4;
  private static final int CHANNELS = 3;

  /** As MobileNetV2 of Keras, of PyTorch and of old, ResNet, and kernels that are not square. */
  @ParameterizedTest
  @CsvSource({
    "3, 3, 0 0 1 1",
    "3, 3, 1 1 1 1",
    "3, 3, 1 1 0 0",
    "7, 7, 3 3 3 3",
    "5, 5, 1 2 2 1",
    "2, 2, 0 0 0 0",
    "1, 1, 0 0 0 0",
    "3, 5, 0 2 1 2",
    "4, 4, 1 1 1 1"
  })
  void overSquaresComeTheSameSums(int rows, int columns, String padding) throws Exception {
    List<Long> pads = Arrays.stream(padding.split(" ")).map(Long::valueOf).toList();
    byte[] levels = new byte[OUTPUTS * CHANNELS * rows * columns];
    new Random(7).nextBytes(levels);
    TensorProto weights = weights(levels, OUTPUTS, CHANNELS, rows, columns);
    NodeProto.Builder node = convolution(pads);

    SquareConvolution squares = SquareConvolution.of(node.build(), weights, SIZE).orElseThrow();

    long[] shape = squares.shape().stream().mapToLong(Long::longValue).toArray();
    float[] found =
        run(
            List.of(
                NodeProto.newBuilder()
                    .setOpType("SpaceToDepth")
                    .addInput("photo")
                    .addOutput("squares")
                    .addAttribute(integers("blocksize").setType(AttributeType.INT).setI(2))
                    .build(),
                squares.over(convolution(pads)).setInput(0, "squares").build()),
            weights(squares.arranged(levels), shape));
    assertThat(found)
        .hasSize(OUTPUTS * SIZE * SIZE / 4)
        .isEqualTo(run(List.of(node.build()), weights));
  }

  @Test
  void whatHasNoPlaceForEachSquareIsLeftAlone() {
    TensorProto weights = weights(new byte[OUTPUTS * CHANNELS * 9], OUTPUTS, CHANNELS, 3, 3);
    NodeProto fine = convolution(List.of(0L, 0L, 1L, 1L)).build();
    assertThat(SquareConvolution.of(fine, weights, SIZE)).isPresent();
    assertThat(SquareConvolution.of(fine, weights, SIZE + 1)).isEmpty();
    assertThat(SquareConvolution.of(convolution(List.of(0L, 0L, 0L, 0L)).build(), weights, SIZE))
        .isEmpty();
    assertThat(SquareConvolution.of(fine.toBuilder().removeAttribute(1).build(), weights, SIZE))
        .isEmpty();
    assertThat(
            SquareConvolution.of(
                fine.toBuilder().addAttribute(integers("dilations", 2, 2)).build(), weights, SIZE))
        .isEmpty();
  }

  private static NodeProto.Builder convolution(List<Long> pads) {
    return NodeProto.newBuilder()
        .setOpType("Conv")
        .addInput("photo")
        .addInput("weights")
        .addOutput("sums")
        .addAttribute(integers("pads").addAllInts(pads))
        .addAttribute(integers("strides", 2, 2));
  }

  private static AttributeProto.Builder integers(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute;
  }

  private static TensorProto weights(byte[] levels, long... shape) {
    ByteBuffer raw =
        ByteBuffer.allocate(levels.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (byte level : levels) {
      raw.putFloat(level);
    }
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName("weights")
            .setDataType(DataType.FLOAT.getNumber())
            .setRawData(ByteString.copyFrom(raw.flip()));
    Arrays.stream(shape).forEach(tensor::addDims);
    return tensor.build();
  }

  private static float[] run(List<NodeProto> nodes, TensorProto weights) throws Exception {
    TypeProto floats =
        TypeProto.newBuilder()
            .setTensorType(TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()))
            .build();
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(7)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
            .setGraph(
                GraphProto.newBuilder()
                    .setName("sums")
                    .addAllNode(nodes)
                    .addInitializer(weights)
                    .addInput(ValueInfoProto.newBuilder().setName("photo").setType(floats))
                    .addOutput(ValueInfoProto.newBuilder().setName("sums").setType(floats)))
            .build();
    float[] photo = new float[CHANNELS * SIZE * SIZE];
    Random random = new Random(1);
    for (int i = 0; i < photo.length; i++) {
      photo[i] = random.nextInt(256);
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model.toByteArray());
        OnnxTensor in =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(photo), new long[] {1, CHANNELS, SIZE, SIZE});
        OrtSession.Result result = session.run(Map.of("photo", in))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] sums = new float[values.remaining()];
      values.get(sums);
      return sums;
    }
  }
}
