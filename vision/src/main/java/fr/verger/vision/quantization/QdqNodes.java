package fr.verger.vision.quantization;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/** The nodes and constants by which a QDQ graph goes to levels and back. */
final class QdqNodes {
  private final GraphProto.Builder graph;
  private final Set<String> inSquares = new HashSet<>();

  QdqNodes(GraphProto.Builder graph) {
    this.graph = graph;
  }

  /** From a tensor to its levels, 0 to 255 over a range. */
  void quantize(String tensor, ValueRange range) {
    graph.addInitializer(
        constant(tensor + "_scale", DataType.FLOAT, floats(new float[] {range.scale()})));
    graph.addInitializer(
        constant(
            tensor + "_zero",
            DataType.UINT8,
            ByteString.copyFrom(new byte[] {(byte) range.zeroPoint()})));
    graph.addNode(linear("QuantizeLinear", tensor, levels(tensor), tensor));
  }

  /** From a tensor's levels to the values they stand for, and what these are called. */
  String read(String tensor) {
    graph.addNode(linear("DequantizeLinear", levels(tensor), tensor + "_read", tensor));
    return tensor + "_read";
  }

  /** The same with the levels of each square of 2 x 2 places as the channels of one. */
  String readInSquares(String tensor) {
    String squares = tensor + "_squares";
    if (inSquares.add(tensor)) {
      graph.addNode(
          NodeProto.newBuilder()
              .setOpType("SpaceToDepth")
              .setName(squares)
              .addInput(levels(tensor))
              .addOutput(squares)
              .addAttribute(integer("blocksize", SquareConvolution.SIDE)));
      graph.addNode(linear("DequantizeLinear", squares, squares + "_read", tensor));
    }
    return squares + "_read";
  }

  /**
   * Levels that never change, with a scale for each index of their first axis and zero for zero.
   *
   * @return what the values that they stand for are called
   */
  String constant(String name, TensorProto.Builder levels, float[] scales) {
    DataType type = DataType.forNumber(levels.getDataType());
    int bytes = type == DataType.INT8 ? 1 : Integer.BYTES;
    graph.addInitializer(levels.setName(levels(name)));
    graph.addInitializer(
        constant(name + "_scale", DataType.FLOAT, floats(scales)).addDims(scales.length));
    graph.addInitializer(
        constant(name + "_zero", type, ByteString.copyFrom(new byte[scales.length * bytes]))
            .addDims(scales.length));
    graph.addNode(
        linear("DequantizeLinear", levels(name), name + "_read", name)
            .addAttribute(integer("axis", 0)));
    return name + "_read";
  }

  private static String levels(String tensor) {
    return tensor + "_levels";
  }

  private static NodeProto.Builder linear(
      String type, String input, String output, String constants) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setName(output)
        .addInput(input)
        .addInput(constants + "_scale")
        .addInput(constants + "_zero")
        .addOutput(output);
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  private static TensorProto.Builder constant(String name, DataType type, ByteString raw) {
    return TensorProto.newBuilder().setName(name).setDataType(type.getNumber()).setRawData(raw);
  }

  private static ByteString floats(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return ByteString.copyFrom(bytes);
  }
}
