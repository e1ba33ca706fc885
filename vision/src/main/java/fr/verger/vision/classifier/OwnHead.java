package fr.verger.vision.classifier;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/**
 * A network's own head, made to answer as an exported classifier does: Softmax of its logits, and 1
 * minus the greatest probability as the unknown score (Hendrycks and Gimpel, "A Baseline for
 * Detecting Misclassified and Out-of-Distribution Examples in Neural Networks", ICLR 2017).
 */
final class OwnHead {
  /** Where the file names no threshold: an answer below two in three is not sure. */
  static final double UNKNOWN_THRESHOLD = 1.0 / 3;

  private OwnHead() {}

  /**
   * The same network with the outputs of a classifier.
   *
   * @param path of the file, for messages
   * @param model whose only output is the logits
   * @param temperature by which the logits are divided
   */
  static ModelProto of(String path, ModelProto model, double temperature) {
    String logits = model.getGraph().getOutput(0).getName();
    GraphProto.Builder graph = model.getGraph().toBuilder().clearOutput();
    ClassifierNodes nodes = new ClassifierNodes(path, model, graph);
    String probabilities = nodes.probabilities(logits, temperature);
    String greatest = nodes.greatest(probabilities);
    nodes.add("Sub", ClassifierModel.UNKNOWN_SCORE, nodes.scalar("one", 1), greatest);
    graph
        .addOutput(ValueInfoProto.newBuilder().setName(ClassifierModel.PROBABILITIES))
        .addOutput(ValueInfoProto.newBuilder().setName(ClassifierModel.UNKNOWN_SCORE));
    return model.toBuilder().setGraph(graph).build();
  }
}
