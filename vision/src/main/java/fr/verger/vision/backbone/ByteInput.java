package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/**
 * Feeds a graph that takes bytes with floats, as all others are fed: without normalisation they are
 * whole numbers from 0 to 255, so that turning them back loses nothing.
 */
final class ByteInput {
  private ByteInput() {}

  /** The same model with an input of floats, under another name. */
  static ModelProto fedWithFloats(ModelProto model, String input) {
    GraphProto graph = model.getGraph();
    String floats = input + "_floats";
    NodeProto cast =
        NodeProto.newBuilder()
            .setOpType("Cast")
            .setName(floats)
            .addInput(floats)
            .addOutput(input)
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("to")
                    .setType(AttributeType.INT)
                    .setI(DataType.UINT8.getNumber()))
            .build();
    GraphProto.Builder fed = graph.toBuilder().clearInput().clearNode().addNode(cast);
    ValueInfoProto.Builder taken = only(graph.getInputList(), input).toBuilder().setName(floats);
    taken.getTypeBuilder().getTensorTypeBuilder().setElemType(DataType.FLOAT.getNumber());
    fed.addInput(taken).addAllNode(graph.getNodeList());
    graph.getInputList().stream().filter(in -> !in.getName().equals(input)).forEach(fed::addInput);
    return model.toBuilder().setGraph(fed).build();
  }

  private static ValueInfoProto only(List<ValueInfoProto> inputs, String name) {
    return inputs.stream().filter(in -> in.getName().equals(name)).findFirst().orElseThrow();
  }
}
