package fr.verger.vision.quantization;

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
import java.util.Optional;
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
  private final QdqNodes nodes;

  /** Where a tensor's 8-bit values are read back, and the range they have. */
  private record ReadBack(String name, ValueRange range) {}

  /** Photos as they come in. */
  record Photos(String tensor, int size) {}

  private final Photos photos;
  private final Map<String, ReadBack> readBack = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  private QdqGraph(
      GraphProto source,
      Photos photos,
      Weights weights,
      Map<String, ValueRange> ranges,
      Map<String, ChannelMoments> moments) {
    this.photos = photos;
    this.weights = weights;
    this.ranges = ranges;
    this.moments = moments;
    this.graph = source.toBuilder().clearNode().clearInitializer().clearValueInfo();
    this.nodes = new QdqNodes(graph);
  }

  /**
   * The graph as planned.
   *
   * @param photos the graph's input, and its width and height
   * @param ranges of the plan's quantised tensors, but for the outputs of maxima
   * @param moments of the channels of tensors that are multiplied with weights
   */
  static GraphProto of(
      GraphProto source,
      Photos photos,
      QuantizationPlan plan,
      Weights weights,
      Map<String, ValueRange> ranges,
      Map<String, ChannelMoments> moments) {
    QdqGraph writer = new QdqGraph(source, photos, weights, ranges, moments);
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
        Optional<SquareConvolution> squares = squares(step.node());
        node.clearInput()
            .addInput(squares.isPresent() ? nodes.readInSquares(step.input()) : input.name());
        addWeights(step.node(), input.range(), squares, node);
        squares.ifPresent(convolution -> convolution.over(node));
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

  private Optional<SquareConvolution> squares(NodeProto node) {
    return node.getOpType().equals("Conv") && node.getInput(0).equals(photos.tensor())
        ? SquareConvolution.of(node, weights.tensor(node.getInput(1)), photos.size())
        : Optional.empty();
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
          nodes.quantize(name, range);
          return new ReadBack(nodes.read(name), range);
        });
  }

  private void addWeights(
      NodeProto node, ValueRange input, Optional<SquareConvolution> squares, NodeProto.Builder to) {
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
    byte[] levels = squares.map(by -> by.arranged(rounded.levels())).orElse(rounded.levels());
    to.addInput(
        nodes.constant(
            own,
            TensorProto.newBuilder()
                .addAllDims(squares.map(SquareConvolution::shape).orElse(shape.getDimsList()))
                .setDataType(DataType.INT8.getNumber())
                .setRawData(ByteString.copyFrom(levels)),
            rounded.scales()));
    String bias = node.getOutput(0) + "_bias";
    float[] biasScales = new float[outputs];
    ByteBuffer biasLevels =
        ByteBuffer.allocate(outputs * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < outputs; i++) {
      biasScales[i] = input.scale() * rounded.scales()[i];
      biasLevels.putInt((int) Math.rint((biases[i] + rounded.meanErrors()[i]) / biasScales[i]));
    }
    to.addInput(
        nodes.constant(
            bias,
            TensorProto.newBuilder()
                .addDims(outputs)
                .setDataType(DataType.INT32.getNumber())
                .setRawData(ByteString.copyFrom(biasLevels.flip())),
            biasScales));
  }
}
