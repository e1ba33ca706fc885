package fr.verger.vision.quantization;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/** Attributes of a node, with the default where it has none. */
final class Attributes {
  private Attributes() {}

  static long integer(NodeProto node, String name, long otherwise) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst()
        .map(AttributeProto::getI)
        .orElse(otherwise);
  }

  static float number(NodeProto node, String name, float otherwise) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst()
        .map(AttributeProto::getF)
        .orElse(otherwise);
  }

  static List<Long> integers(NodeProto node, String name, List<Long> otherwise) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst()
        .map(AttributeProto::getIntsList)
        .orElse(otherwise);
  }

  static String text(NodeProto node, String name, String otherwise) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst()
        .map(attribute -> attribute.getS().toStringUtf8())
        .orElse(otherwise);
  }

  static boolean hasInnerGraph(NodeProto node) {
    return node.getAttributeList().stream()
        .anyMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
  }
}
