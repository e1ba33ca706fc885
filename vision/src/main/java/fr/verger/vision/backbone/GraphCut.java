package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes away everything of a graph that one of its tensors does not need. */
final class GraphCut {
  private static final Set<String> ABOUT_THE_HEAD = Set.of("verger.logits", "verger.labels");

  private GraphCut() {}

  /**
   * The model whose only output is that tensor. Shapes that the file notes for inner tensors are
   * left out too: the engine infers them, and noted ones may fix the batch.
   */
  static ModelProto at(ModelProto model, String tensor) {
    GraphProto graph = model.getGraph();
    Map<String, Integer> producers = new HashMap<>();
    for (int i = 0; i < graph.getNodeCount(); i++) {
      for (String output : graph.getNode(i).getOutputList()) {
        producers.put(output, i);
      }
    }
    Set<String> needed = new HashSet<>();
    Set<Integer> kept = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(tensor));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (needed.add(name) && producers.containsKey(name) && kept.add(producers.get(name))) {
        open.addAll(inputs(graph.getNode(producers.get(name))));
      }
    }
    GraphProto.Builder cut =
        graph.toBuilder()
            .clearNode()
            .clearInitializer()
            .clearSparseInitializer()
            .clearInput()
            .clearOutput()
            .clearValueInfo()
            .clearQuantizationAnnotation()
            .addOutput(ValueInfoProto.newBuilder().setName(tensor));
    for (int i = 0; i < graph.getNodeCount(); i++) {
      if (kept.contains(i)) {
        cut.addNode(graph.getNode(i));
      }
    }
    graph.getInitializerList().stream()
        .filter(weights -> needed.contains(weights.getName()))
        .forEach(cut::addInitializer);
    graph.getSparseInitializerList().stream()
        .filter(weights -> needed.contains(weights.getValues().getName()))
        .forEach(cut::addSparseInitializer);
    graph.getInputList().stream()
        .filter(input -> needed.contains(input.getName()))
        .forEach(cut::addInput);
    return model.toBuilder()
        .clearMetadataProps()
        .addAllMetadataProps(withoutHead(model.getMetadataPropsList()))
        .clearTrainingInfo()
        .setGraph(cut)
        .build();
  }

  /** The tensors that a node reads, those that its inner graphs take from around it included. */
  private static List<String> inputs(NodeProto node) {
    List<String> names = new ArrayList<>(node.getInputList());
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.hasG()) {
        addInner(attribute.getG(), names);
      }
      attribute.getGraphsList().forEach(inner -> addInner(inner, names));
    }
    return names;
  }

  private static void addInner(GraphProto graph, List<String> names) {
    graph.getNodeList().forEach(node -> names.addAll(inputs(node)));
    graph.getOutputList().forEach(output -> names.add(output.getName()));
  }

  private static List<StringStringEntryProto> withoutHead(List<StringStringEntryProto> metadata) {
    return metadata.stream().filter(entry -> !ABOUT_THE_HEAD.contains(entry.getKey())).toList();
  }
}
