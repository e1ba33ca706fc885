package fr.verger.vision.quantization;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Set;

/**
 * Brings a graph to an operator set that has scales for each channel, where that is a matter of the
 * number alone.
 */
final class Opset {
  private static final long NEEDED = 13;
  private static final long OLDEST = 11;

  /** Operators that mean the same in sets 11, 12 and 13. */
  private static final Set<String> UNCHANGED =
      Set.of(
          "Add",
          "AveragePool",
          "BatchNormalization",
          "Cast",
          "Clip",
          "Concat",
          "Conv",
          "Div",
          "Exp",
          "Flatten",
          "Gather",
          "Gemm",
          "GlobalAveragePool",
          "GlobalMaxPool",
          "HardSigmoid",
          "Identity",
          "LRN",
          "LeakyRelu",
          "MatMul",
          "Max",
          "MaxPool",
          "Min",
          "Mul",
          "PRelu",
          "Pad",
          "Relu",
          "Reshape",
          "Shape",
          "Sigmoid",
          "Slice",
          "Sqrt",
          "Sub",
          "Tanh",
          "Transpose");

  private Opset() {}

  /** The model with a set that will do. */
  static ModelProto sufficient(String name, ModelProto model) {
    ModelProto.Builder result = model.toBuilder();
    for (OperatorSetIdProto.Builder set : result.getOpsetImportBuilderList()) {
      if (set.getDomain().isEmpty() && set.getVersion() < NEEDED) {
        if (set.getVersion() < OLDEST) {
          throw refused(name, set.getVersion(), "every operator");
        }
        for (NodeProto node : model.getGraph().getNodeList()) {
          if (node.getDomain().isEmpty() && !UNCHANGED.contains(node.getOpType())) {
            throw refused(name, set.getVersion(), "its operator " + node.getOpType());
          }
        }
        set.setVersion(NEEDED);
      }
    }
    return result.build();
  }

  private static VergerException refused(String name, long version, String what) {
    return new VergerException(
        Category.INPUT,
        "The backbone %s is made for opset %d, where %s may mean something else than in opset %d that int8 needs; export it for opset %d or later."
            .formatted(name, version, what, NEEDED, NEEDED));
  }
}
