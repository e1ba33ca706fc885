package fr.verger.vision.keras;

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
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A chain of operations on photos [N, 3, size, size], written as ONNX opset 13. Each step works on
 * what the last one gave and is named after it, so that {@code --layer} finds Keras' names.
 */
final class OnnxGraph {
  private static final int OPSET = 13;

  /** The format that goes with opset 13. */
  private static final int IR_VERSION = 7;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("backbone");
  private String last = "input";
  private boolean clips;
  private int featureCount;

  /** Zeros around a map. */
  enum Padding {
    NONE(0, 0),
    BOTH(1, 1),
    /** Only below and to the right. */
    AFTER(0, 1);

    private final long before;
    private final long after;

    Padding(long before, long after) {
      this.before = before;
      this.after = after;
    }

    List<Long> pads() {
      return List.of(before, before, after, after);
    }
  }

  OnnxGraph(int inputSize) {
    graph.addInput(value("input", 3, inputSize, inputSize));
  }

  /** The name of what the last step gave. */
  String last() {
    return last;
  }

  int featureCount() {
    return featureCount;
  }

  void convolution(String name, Kernel kernel, int stride, Padding padding) {
    weights(
        name + "/kernel", kernel.values(), kernel.out(), kernel.in(), kernel.size(), kernel.size());
    weights(name + "/bias", kernel.bias(), kernel.out());
    NodeProto.Builder node =
        node("Conv", name, last, name + "/kernel", name + "/bias")
            .addAttribute(
                integers("kernel_shape", List.of((long) kernel.size(), (long) kernel.size())))
            .addAttribute(integers("strides", List.of((long) stride, (long) stride)))
            .addAttribute(integers("pads", padding.pads()));
    if (kernel.groups() > 1) {
      node.addAttribute(integer("group", kernel.groups()));
    }
    step(node);
  }

  void relu(String name) {
    step(node("Relu", name, last));
  }

  void relu6(String name) {
    if (!clips) {
      weights("zero", new float[] {0});
      weights("six", new float[] {6});
      clips = true;
    }
    step(node("Clip", name, last, "zero", "six"));
  }

  void add(String name, String other) {
    step(node("Add", name, other, last));
  }

  /** The larger of every 2 × 2 values; a last odd row or column is left out, as Keras does. */
  void maximum(String name) {
    step(
        node("MaxPool", name, last)
            .addAttribute(integers("kernel_shape", List.of(2L, 2L)))
            .addAttribute(integers("strides", List.of(2L, 2L))));
  }

  void globalAverage(String name) {
    step(node("GlobalAveragePool", name, last));
  }

  /** From [N, C, H, W] to [N, H, W, C]. */
  void channelsLast(String name) {
    step(node("Transpose", name, last).addAttribute(integers("perm", List.of(0L, 2L, 3L, 1L))));
  }

  /** One row for each photo: the graph's output. */
  void features(int count) {
    step(node("Flatten", "features", last).addAttribute(integer("axis", 1)));
    graph.addOutput(value("features", count));
    featureCount = count;
  }

  /** The model's bytes, the same for the same weights and metadata. */
  byte[] model(Map<String, String> metadata) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("verger")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph);
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }

  private void step(NodeProto.Builder node) {
    graph.addNode(node);
    last = node.getOutput(0);
  }

  private static NodeProto.Builder node(String type, String name, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setName(name)
        .addAllInput(Arrays.asList(inputs))
        .addOutput(name);
  }

  private void weights(String name, float[] values, int... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.FLOAT.getNumber())
            .setRawData(UnsafeByteOperations.unsafeWrap(bytes));
    for (int dimension : shape) {
      tensor.addDims(dimension);
    }
    graph.addInitializer(tensor);
  }

  private static AttributeProto integers(String name, List<Long> values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INTS)
        .addAllInts(values)
        .build();
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  /** A tensor of floats with a free first dimension. */
  private static ValueInfoProto value(String name, int... dimensions) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("N"));
    for (int dimension : dimensions) {
      shape.addDim(Dimension.newBuilder().setDimValue(dimension));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(DataType.FLOAT.getNumber())
                        .setShape(shape)))
        .build();
  }
}
