package fr.verger.vision.quantization;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import fr.verger.vision.quantization.Step.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides node by node what becomes 8-bit: convolutions and matrix products with constant weights,
 * and the sums and maxima between them. A Relu or Clip behind one of them is absorbed: the range of
 * its output already ends where it cuts off.
 */
final class QuantizationPlan {
  private final Weights weights;
  private final Set<String> outputs;
  private final Map<String, List<NodeProto>> consumers = new HashMap<>();
  private final Set<String> absorbed = new HashSet<>();
  private final Set<String> quantized = new LinkedHashSet<>();
  private final List<Step> steps = new ArrayList<>();

  QuantizationPlan(GraphProto graph, Weights weights) {
    this.weights = weights;
    outputs =
        graph.getOutputList().stream().map(ValueInfoProto::getName).collect(Collectors.toSet());
    for (NodeProto node : graph.getNodeList()) {
      for (String input : node.getInputList()) {
        consumers.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
      }
    }
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOutputCount() == 0 || !absorbed.contains(node.getOutput(0))) {
        add(node);
      }
    }
  }

  /** The nodes of the new graph, in its order. */
  List<Step> steps() {
    return steps;
  }

  /** The tensors that become 8-bit, in their order. */
  Set<String> quantizedTensors() {
    return quantized;
  }

  /** Whether a tensor is multiplied with weights, so that its channels' moments are needed. */
  boolean isWeighted(String tensor) {
    return steps.stream()
        .anyMatch(step -> step.kind() == Kind.WEIGHTED && step.input().equals(tensor));
  }

  private void add(NodeProto node) {
    Kind kind = kind(node);
    if (kind == Kind.FLOAT) {
      steps.add(new Step(kind, node, node.getOutput(0)));
      return;
    }
    String output = kind == Kind.MAXIMUM ? node.getOutput(0) : absorbing(node.getOutput(0));
    steps.add(new Step(kind, node, output));
    if (kind == Kind.WEIGHTED) {
      quantized.add(node.getInput(0));
    }
    if (!outputs.contains(output)) {
      quantized.add(output);
    }
  }

  private Kind kind(NodeProto node) {
    return switch (node.getDomain().isEmpty() ? node.getOpType() : "") {
      case "Conv" -> isConvolution(node) && isInner(node) ? Kind.WEIGHTED : Kind.FLOAT;
      case "Gemm" -> isLinear(node) ? Kind.WEIGHTED : Kind.FLOAT;
      case "Add" ->
          quantized.containsAll(node.getInputList()) && isInner(node) ? Kind.SUM : Kind.FLOAT;
      case "MaxPool" ->
          quantized.contains(node.getInput(0)) && node.getOutputCount() == 1 && isInner(node)
              ? Kind.MAXIMUM
              : Kind.FLOAT;
      default -> Kind.FLOAT;
    };
  }

  private boolean isInner(NodeProto node) {
    return !outputs.contains(node.getOutput(0));
  }

  private boolean isConvolution(NodeProto node) {
    return !weights.has(node.getInput(0))
        && weights.hasFloats(node.getInput(1), 3)
        && hasConstantBias(node, weights.dimension(node.getInput(1), 0));
  }

  /** Rows of outputs, as PyTorch and Keras' converters write it. */
  private boolean isLinear(NodeProto node) {
    return Attributes.integer(node, "transA", 0) == 0
        && Attributes.integer(node, "transB", 0) == 1
        && Attributes.number(node, "alpha", 1) == 1
        && Attributes.number(node, "beta", 1) == 1
        && !weights.has(node.getInput(0))
        && weights.hasFloats(node.getInput(1), 2)
        && hasConstantBias(node, weights.dimension(node.getInput(1), 0));
  }

  private boolean hasConstantBias(NodeProto node, int outputChannels) {
    if (node.getInputCount() < 3 || node.getInput(2).isEmpty()) {
      return true;
    }
    String bias = node.getInput(2);
    return weights.hasFloats(bias, 1)
        && weights.tensor(bias).getDimsCount() == 1
        && weights.dimension(bias, 0) == outputChannels;
  }

  /** The output of the only consumer where that is an activation which 8 bits make needless. */
  private String absorbing(String tensor) {
    List<NodeProto> next = consumers.getOrDefault(tensor, List.of());
    if (outputs.contains(tensor) || next.size() != 1 || !isInner(next.get(0))) {
      return tensor;
    }
    NodeProto activation = next.get(0);
    if (!activation.getOpType().equals("Relu") && !isClipAroundZero(activation)) {
      return tensor;
    }
    absorbed.add(activation.getOutput(0));
    return activation.getOutput(0);
  }

  private boolean isClipAroundZero(NodeProto node) {
    return node.getOpType().equals("Clip")
        && bound(node, 1, Float.NEGATIVE_INFINITY) <= 0
        && bound(node, 2, Float.POSITIVE_INFINITY) >= 0;
  }

  /** A bound of a Clip; not a number, and so on neither side of zero, where it is computed. */
  private float bound(NodeProto clip, int input, float otherwise) {
    if (clip.getInputCount() <= input || clip.getInput(input).isEmpty()) {
      return otherwise;
    }
    String name = clip.getInput(input);
    return weights.hasFloats(name, 0) ? weights.floats(name)[0] : Float.NaN;
  }
}
