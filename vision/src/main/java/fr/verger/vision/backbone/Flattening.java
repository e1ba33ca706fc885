package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import fr.verger.vision.preprocessing.Layout;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives a graph whose output is a map another output: its values as one row a photo. A map of
 * channels is pooled, or laid in Keras' order, (row, column, channel); anything else stays as it
 * lies.
 */
final class Flattening {
  private Flattening() {}

  /**
   * The same model with a flat output.
   *
   * @param output the model's output
   * @param map the order of its values when they are a map of channels, or null
   * @param pooling of such a map, or null to keep all of its values
   */
  static ModelProto of(ModelProto model, String output, Layout map, Pooling pooling) {
    ModelProto.Builder flat = model.toBuilder();
    GraphProto.Builder graph = flat.getGraphBuilder();
    Set<String> names = names(model.getGraph());
    String last = output;
    if (pooling != null) {
      if (map == Layout.NHWC) {
        String channels = unused(names, output + "_channels");
        graph.addNode(transpose(last, channels, List.of(0L, 3L, 1L, 2L)));
        last = channels;
      }
      String pooled = unused(names, output + "_pooled");
      graph.addNode(node(pooling.operator(), last, pooled));
      last = pooled;
    } else if (map == Layout.NCHW) {
      String rows = unused(names, output + "_rows");
      graph.addNode(transpose(last, rows, List.of(0L, 2L, 3L, 1L)));
      last = rows;
    }
    String features = unused(names, output + "_flat");
    graph
        .addNode(
            node("Flatten", last, features)
                .addAttribute(
                    AttributeProto.newBuilder().setName("axis").setType(AttributeType.INT).setI(1)))
        .clearOutput()
        .addOutput(ValueInfoProto.newBuilder().setName(features));
    return flat.build();
  }

  private static NodeProto.Builder transpose(String input, String output, List<Long> order) {
    return node("Transpose", input, output)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("perm")
                .setType(AttributeType.INTS)
                .addAllInts(order));
  }

  private static NodeProto.Builder node(String type, String input, String output) {
    return NodeProto.newBuilder().setOpType(type).setName(output).addInput(input).addOutput(output);
  }

  private static Set<String> names(GraphProto graph) {
    Set<String> names = new HashSet<>();
    for (NodeProto node : graph.getNodeList()) {
      names.add(node.getName());
      names.addAll(node.getInputList());
      names.addAll(node.getOutputList());
    }
    return names;
  }

  private static String unused(Set<String> names, String wanted) {
    String name = wanted;
    while (!names.add(name)) {
      name += "_";
    }
    return name;
  }
}
