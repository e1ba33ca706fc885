package fr.verger.vision.quantization;

import ai.onnx.proto.OnnxMl.NodeProto;

/**
 * A node of the graph and what quantisation makes of it.
 *
 * @param kind how it computes
 * @param node as it stands in the graph
 * @param output the tensor it gives: its own, or that of the activation it absorbed
 */
record Step(Kind kind, NodeProto node, String output) {
  /** How a node computes. */
  enum Kind {
    /** Convolution or matrix product with weights: 8-bit inputs and weights. */
    WEIGHTED,
    /** Sum of two 8-bit tensors. */
    SUM,
    /** Maximum of 8-bit values; its output has the range of its input. */
    MAXIMUM,
    /** In 32-bit floats, as before. */
    FLOAT
  }

  String input() {
    return node.getInput(0);
  }
}
