package fr.verger.benchmarks.int8;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * VGG16 up to block5_pool with weights from a hash of their place, so that everyone has the same
 * without a download of 59 MB. As fast as the real one; its features mean nothing.
 */
final class HashedVgg16 {
  private static final int[][] BLOCKS = {
    {64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}
  };
  private static final Map<String, String> METADATA =
      Map.of(
          "name", "vgg16-hashed",
          "input_size", "224",
          "resize", "bicubic",
          "normalisation", "caffe",
          "layout", "NCHW",
          "features", "block5_pool");

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("vgg16");
  private int tensors;

  private HashedVgg16() {}

  /** The bytes of its ONNX file. */
  static byte[] onnx() {
    return new HashedVgg16().model().toByteArray();
  }

  private ModelProto model() {
    graph.addInput(photos());
    String last = "input";
    int channels = 3;
    for (int block = 0; block < BLOCKS.length; block++) {
      String name = "block" + (block + 1);
      for (int layer = 0; layer < BLOCKS[block].length; layer++) {
        int outputs = BLOCKS[block][layer];
        last = convolution(name + "_conv" + (layer + 1), last, channels, outputs);
        channels = outputs;
      }
      graph.addNode(
          node("MaxPool", name + "_pool", last)
              .addAttribute(integers("kernel_shape", 2, 2))
              .addAttribute(integers("strides", 2, 2)));
      last = name + "_pool";
    }
    graph.addOutput(ValueInfoProto.newBuilder().setName(last));
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(7)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
            .setGraph(graph);
    METADATA.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey("verger." + key).setValue(value)));
    return model.build();
  }

  private static ValueInfoProto photos() {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("photos"));
    List.of(3, 224, 224).forEach(n -> shape.addDim(Dimension.newBuilder().setDimValue(n)));
    return ValueInfoProto.newBuilder()
        .setName("input")
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(DataType.FLOAT.getNumber())
                        .setShape(shape)))
        .build();
  }

  private String convolution(String name, String input, int in, int out) {
    float limit = (float) Math.sqrt(6.0 / (9 * in));
    ByteBuffer kernel = littleEndian(9 * in * out);
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int place = 0; place < 9; place++) {
          kernel.putFloat(hashed(tensors, (place * in + i) * out + o) * limit);
        }
      }
    }
    ByteBuffer bias = littleEndian(out);
    for (int o = 0; o < out; o++) {
      bias.putFloat(hashed(tensors + 1, o));
    }
    tensors += 2;
    graph.addInitializer(tensor(name + "_kernel", kernel, out, in, 3, 3));
    graph.addInitializer(tensor(name + "_bias", bias, out));
    graph.addNode(
        node("Conv", name + "_sum", input, name + "_kernel", name + "_bias")
            .addAttribute(integers("kernel_shape", 3, 3))
            .addAttribute(integers("pads", 1, 1, 1, 1)));
    graph.addNode(node("Relu", name, name + "_sum"));
    return name;
  }

  /** Element i of tensor t in Keras' order, from -1 to 1. */
  private static float hashed(int tensor, int element) {
    int x = (element + 1) * 0x9E3779B1 + (tensor + 1) * 0x85EBCA77;
    x ^= x >>> 16;
    x *= 0x85EBCA6B;
    x ^= x >>> 13;
    x *= 0xC2B2AE35;
    x ^= x >>> 16;
    return ((x >>> 8) - 8388608) * 0x1p-23f;
  }

  private static ByteBuffer littleEndian(int floats) {
    return ByteBuffer.allocate(floats * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static TensorProto tensor(String name, ByteBuffer values, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.FLOAT.getNumber())
            .setRawData(ByteString.copyFrom(values.flip()));
    for (long dimension : shape) {
      tensor.addDims(dimension);
    }
    return tensor.build();
  }

  private static NodeProto.Builder node(String type, String output, String... inputs) {
    return NodeProto.newBuilder().setOpType(type).addAllInput(List.of(inputs)).addOutput(output);
  }

  private static AttributeProto integers(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }
}
