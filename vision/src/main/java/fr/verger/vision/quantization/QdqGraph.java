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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes a graph in the QDQ form: nodes stay what they are, and pairs of QuantizeLinear and
 * DequantizeLinear say between them which tensors are 8-bit.
 */
final class QdqGraph {
  private final Weights weights;
  private final Map<String, ValueRange> ranges;
  private final Map<String, ChannelMoments> moments;
  private final GraphProto.Builder graph;

  /** Where a tensor's 8-bit values are read back, and the range they have. */
  private record ReadBack(String name, ValueRange range) {}

  private final Map<String, ReadBack> readBack = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  private QdqGraph(
      GraphProto source,
      Weights weights,
      Map<String, ValueRange> ranges,
      Map<String, ChannelMoments> moments) {
    this.weights = weights;
    this.ranges = ranges;
    this.moments = moments;
    this.graph = source.toBuilder().clearNode().clearInitializer().clearValueInfo();
  }

  /**
   * The graph as planned.
   *
   * @param ranges of the plan's quantised tensors, but for the outputs of maxima
   * @param moments of the channels of tensors that are multiplied with weights
   */
  static GraphProto of(
      GraphProto source,
      QuantizationPlan plan,
      Weights weights,
      Map<String, ValueRange> ranges,
      Map<String, ChannelMoments> moments) {
    QdqGraph writer = new QdqGraph(source, weights, ranges, moments);
    for (Step step : plan.steps()) {
      writer.add(step, plan);
    }
    source.getInitializerList().stream()
        .filter(tensor -> writer.used.contains(tensor.getName()))
        .forEach(writer.graph::addInitializer);
    return writer.graph.build();
  }

  private void add(Step step, QuantizationPlan plan) {
    NodeProto.Builder node = step.node().toBuilder().setOutput(0, step.output());
    switch (step.kind()) {
      case WEIGHTED -> {
        ReadBack input = quantized(step.input(), ranges.get(step.input()));
        node.clearInput().addInput(input.name());
        addWeights(step.node(), input.range(), node);
        graph.addNode(node);
        if (plan.quantizedTensors().contains(step.output())) {
          quantized(step.output(), ranges.get(step.output()));
        }
      }
      case SUM -> {
        readBackInputs(node);
        graph.addNode(node);
        quantized(step.output(), ranges.get(step.output()));
      }
      case MAXIMUM -> {
        ValueRange range = readBack.get(step.input()).range();
        readBackInputs(node);
        graph.addNode(node);
        quantized(step.output(), range);
      }
      case FLOAT -> {
        readBackInputs(node);
        used.addAll(node.getInputList());
        graph.addNode(node);
      }
    }
  }

  private void readBackInputs(NodeProto.Builder node) {
    for (int i = 0; i < node.getInputCount(); i++) {
      ReadBack input = readBack.get(node.getInput(i));
      if (input != null) {
        node.setInput(i, input.name());
      }
    }
  }

  private ReadBack quantized(String tensor, ValueRange range) {
    return readBack.computeIfAbsent(
        tensor,
        name -> {
          addScalars(name, range);
          graph.addNode(linear("QuantizeLinear", name, name + "_levels", name, null));
          graph.addNode(linear("DequantizeLinear", name + "_levels", name + "_read", name, null));
          return new ReadBack(name + "_read", range);
        });
  }

  private void addScalars(String name, ValueRange range) {
    graph.addInitializer(
        tensor(name + "_scale", DataType.FLOAT, floats(new float[] {range.scale()})));
    graph.addInitializer(
        tensor(
            name + "_zero",
            DataType.UINT8,
            ByteString.copyFrom(new byte[] {(byte) range.zeroPoint()})));
  }

  private void addWeights(NodeProto node, ValueRange input, NodeProto.Builder to) {
    String name = node.getInput(1);
    TensorProto shape = weights.tensor(name);
    int outputs = weights.dimension(name, 0);
    float[] biases =
        node.getInputCount() > 2 && !node.getInput(2).isEmpty()
            ? weights.floats(node.getInput(2))
            : new float[outputs];
    QuantizedWeights rounded =
        QuantizedWeights.of(
            weights.floats(name),
            biases,
            (int) Attributes.integer(node, "group", 1),
            weights.dimension(name, 1),
            moments.get(node.getInput(0)),
            input.scale());
    // Nodes may share weights, but not the activations that these were rounded for.
    String own = node.getOutput(0) + "_weights";
    addLevels(
        own,
        shape.toBuilder()
            .clearFloatData()
            .setDataType(DataType.INT8.getNumber())
            .setRawData(ByteString.copyFrom(rounded.levels())),
        rounded.scales(),
        DataType.INT8,
        outputs);
    to.addInput(own + "_read");
    String bias = node.getOutput(0) + "_bias";
    float[] biasScales = new float[outputs];
    ByteBuffer levels = ByteBuffer.allocate(outputs * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < outputs; i++) {
      biasScales[i] = input.scale() * rounded.scales()[i];
      levels.putInt((int) Math.rint((biases[i] + rounded.meanErrors()[i]) / biasScales[i]));
    }
    addLevels(
        bias,
        TensorProto.newBuilder()
            .addDims(outputs)
            .setDataType(DataType.INT32.getNumber())
            .setRawData(ByteString.copyFrom(levels.flip())),
        biasScales,
        DataType.INT32,
        outputs);
    to.addInput(bias + "_read");
  }

  /** Constant levels with a scale for each index of their first axis, and the node that reads. */
  private void addLevels(
      String name, TensorProto.Builder levels, float[] scales, DataType type, int count) {
    graph.addInitializer(levels.setName(name + "_levels"));
    graph.addInitializer(
        tensor(name + "_scale", DataType.FLOAT, floats(scales)).toBuilder().addDims(count));
    int bytes = type == DataType.INT8 ? 1 : Integer.BYTES;
    graph.addInitializer(
        tensor(name + "_zero", type, ByteString.copyFrom(new byte[count * bytes])).toBuilder()
            .addDims(count));
    graph.addNode(linear("DequantizeLinear", name + "_levels", name + "_read", name, 0));
  }

  private static NodeProto linear(
      String type, String input, String output, String constants, Integer axis) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(type)
            .setName(output)
            .addInput(input)
            .addInput(constants + "_scale")
            .addInput(constants + "_zero")
            .addOutput(output);
    if (axis != null) {
      node.addAttribute(
          AttributeProto.newBuilder().setName("axis").setType(AttributeType.INT).setI(axis));
    }
    return node.build();
  }

  private static TensorProto tensor(String name, DataType type, ByteString raw) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(type.getNumber())
        .setRawData(raw)
        .build();
  }

  private static ByteString floats(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return ByteString.copyFrom(bytes);
  }
}
