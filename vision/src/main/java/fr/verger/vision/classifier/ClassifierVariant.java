package fr.verger.vision.classifier;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.OnnxFile;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A {@code model.onnx} whose backbone is exchanged for another that computes the same features,
 * such as its int8 variant. The head stays as it was, in floats.
 */
public final class ClassifierVariant {
  private ClassifierVariant() {}

  /**
   * Whether a file has the outputs of a classifier.
   *
   * @param path of the file, for messages
   * @throws VergerException when it is no ONNX file
   */
  public static boolean possible(String path, byte[] file) {
    Set<String> outputs =
        OnnxFile.parse(path, file).getGraph().getOutputList().stream()
            .map(ValueInfoProto::getName)
            .collect(Collectors.toSet());
    return outputs.contains(ClassifierModel.PROBABILITIES)
        && outputs.contains(ClassifierModel.UNKNOWN_SCORE);
  }

  /**
   * The file with the other backbone. It says of itself what the classifier says, and what the
   * backbone says beyond that.
   *
   * @param path of the classifier's file, for messages
   * @param features the tensor that the head reads; the backbone's only output
   * @throws VergerException when the two are written for different operator sets
   */
  public static byte[] of(String path, byte[] classifier, byte[] backbone, String features) {
    ModelProto whole = OnnxFile.parse(path, classifier);
    ModelProto variant = OnnxFile.parse(path, backbone);
    if (opset(whole) != opset(variant)) {
      throw new VergerException(
          Category.INPUT,
          "The classifier %s is made for opset %d and its variant for opset %d, which writes a head in another way; make the variant of the backbone, and run with that."
              .formatted(path, opset(whole), opset(variant)));
    }
    ModelProto.Builder file =
        variant.toBuilder()
            .setGraph(headed(variant.getGraph(), whole.getGraph(), features))
            .clearMetadataProps()
            .addAllMetadataProps(whole.getMetadataPropsList());
    Set<String> said =
        whole.getMetadataPropsList().stream()
            .map(StringStringEntryProto::getKey)
            .collect(Collectors.toSet());
    variant.getMetadataPropsList().stream()
        .filter(entry -> !said.contains(entry.getKey()))
        .forEach(file::addMetadataProps);
    return file.build().toByteArray();
  }

  /** The backbone, then every node that the features lead to. */
  private static GraphProto headed(GraphProto backbone, GraphProto whole, String features) {
    GraphProto.Builder graph =
        backbone.toBuilder().clearOutput().addAllOutput(whole.getOutputList());
    Set<String> reached = new HashSet<>(Set.of(features));
    Set<String> read = new HashSet<>();
    for (NodeProto node : whole.getNodeList()) {
      if (node.getInputList().stream().anyMatch(reached::contains)) {
        graph.addNode(node);
        reached.addAll(node.getOutputList());
        read.addAll(node.getInputList());
      }
    }
    whole.getInitializerList().stream()
        .filter(weights -> read.contains(weights.getName()))
        .forEach(graph::addInitializer);
    return graph.build();
  }

  private static long opset(ModelProto model) {
    return model.getOpsetImportList().stream()
        .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
        .mapToLong(OperatorSetIdProto::getVersion)
        .max()
        .orElse(1);
  }
}
