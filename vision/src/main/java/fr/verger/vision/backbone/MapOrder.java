package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import fr.verger.vision.preprocessing.Layout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells in which order an inner map lies: ONNX's convolutions and poolings give [photo, channel,
 * row, column] by definition, transpositions change that, and what computes element by element
 * keeps it.
 */
final class MapOrder {
  private static final Set<String> CHANNELS_FIRST =
      Set.of(
          "AveragePool",
          "BatchNormalization",
          "Conv",
          "ConvInteger",
          "ConvTranspose",
          "DepthToSpace",
          "GlobalAveragePool",
          "GlobalMaxPool",
          "GroupNormalization",
          "InstanceNormalization",
          "LRN",
          "MaxPool",
          "QLinearConv",
          "SpaceToDepth");
  private static final Set<String> UNTRACEABLE =
      Set.of("Einsum", "Flatten", "Gather", "Gemm", "Reshape", "Squeeze", "Unsqueeze");
  private static final List<Long> TO_CHANNELS_LAST = List.of(0L, 2L, 3L, 1L);
  private static final List<Long> TO_CHANNELS_FIRST = List.of(0L, 3L, 1L, 2L);

  private final Map<String, NodeProto> producers = new HashMap<>();
  private final Set<String> weights;
  private final Layout input;

  /** For a graph whose input lies in that order. */
  MapOrder(GraphProto graph, Layout input) {
    for (NodeProto node : graph.getNodeList()) {
      node.getOutputList().forEach(output -> producers.put(output, node));
    }
    this.weights =
        graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    this.input = input;
  }

  /** The order of a map of four dimensions, or nothing when it is neither. */
  Optional<Layout> of(String tensor) {
    NodeProto node = producers.get(tensor);
    if (node == null) {
      return Optional.of(input);
    }
    if (CHANNELS_FIRST.contains(node.getOpType())) {
      return Optional.of(Layout.NCHW);
    }
    if (UNTRACEABLE.contains(node.getOpType())) {
      return Optional.empty();
    }
    Optional<String> data =
        node.getInputList().stream()
            .filter(name -> !name.isEmpty() && !weights.contains(name) && !isConstant(name))
            .findFirst();
    if (data.isEmpty()) {
      return Optional.empty();
    }
    Optional<Layout> before = of(data.get());
    return node.getOpType().equals("Transpose")
        ? before.flatMap(order -> transposed(order, permutation(node)))
        : before;
  }

  private boolean isConstant(String tensor) {
    NodeProto node = producers.get(tensor);
    return node != null && node.getOpType().equals("Constant");
  }

  private static Optional<Layout> transposed(Layout order, List<Long> permutation) {
    if (order == Layout.NCHW && permutation.equals(TO_CHANNELS_LAST)) {
      return Optional.of(Layout.NHWC);
    }
    if (order == Layout.NHWC && permutation.equals(TO_CHANNELS_FIRST)) {
      return Optional.of(Layout.NCHW);
    }
    return Optional.empty();
  }

  private static List<Long> permutation(NodeProto node) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals("perm"))
        .findFirst()
        .map(AttributeProto::getIntsList)
        .orElse(List.of());
  }
}
