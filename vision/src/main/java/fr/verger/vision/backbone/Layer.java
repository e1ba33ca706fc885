package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import fr.verger.vision.NearNames;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the tensor that is meant by the name of a layer. */
final class Layer {
  private static final int SUGGESTIONS = 5;

  private Layer() {}

  /**
   * The tensor to take as the feature: what the user named, else what the file names, else an
   * output called {@code features}.
   */
  static String tensor(String path, GraphProto graph, String layer, String features) {
    if (layer != null) {
      return named(path, graph, layer);
    }
    if (features != null) {
      if (!tensors(graph).contains(features)) {
        throw OnnxFile.refused(
            path,
            "says that '%s' carries its features, but has no such tensor".formatted(features),
            null);
      }
      return features;
    }
    List<String> outputs = graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
    if (outputs.contains("features")) {
      return "features";
    }
    throw new VergerException(
        Category.USAGE,
        "The backbone %s does not say which of its tensors is the feature; give --layer NAME (its last ones: %s)."
            .formatted(path, last(graph)));
  }

  private static String named(String path, GraphProto graph, String layer) {
    if (tensors(graph).contains(layer)) {
      return layer;
    }
    List<NodeProto> nodes =
        graph.getNodeList().stream().filter(node -> node.getName().equals(layer)).toList();
    if (nodes.size() == 1) {
      return nodes.get(0).getOutput(0);
    }
    if (nodes.size() > 1) {
      throw new VergerException(
          Category.USAGE,
          "The backbone %s has %d nodes called '%s'; give --layer one of their tensors: %s."
              .formatted(path, nodes.size(), layer, quoted(nodes)));
    }
    Set<String> names = tensors(graph);
    graph.getNodeList().stream()
        .map(NodeProto::getName)
        .filter(n -> !n.isEmpty())
        .forEach(names::add);
    throw new VergerException(
        Category.USAGE,
        "The backbone %s has no layer '%s' to cut at; near names: %s."
            .formatted(path, layer, NearNames.of(layer, names, SUGGESTIONS)));
  }

  private static Set<String> tensors(GraphProto graph) {
    return graph.getNodeList().stream()
        .flatMap(node -> node.getOutputList().stream())
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String last(GraphProto graph) {
    int from = Math.max(0, graph.getNodeCount() - SUGGESTIONS);
    return quoted(graph.getNodeList().subList(from, graph.getNodeCount()));
  }

  private static String quoted(List<NodeProto> nodes) {
    return nodes.stream()
        .map(node -> "'" + node.getOutput(0) + "'")
        .collect(Collectors.joining(", "));
  }
}
