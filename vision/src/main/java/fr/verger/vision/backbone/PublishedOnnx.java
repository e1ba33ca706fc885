package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import fr.verger.vision.VergerException;
import fr.verger.vision.registry.RegistryEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a published ONNX file one that says of itself what the registry knows of it. */
public final class PublishedOnnx {
  private PublishedOnnx() {}

  /**
   * Cuts a classifier off and writes the metadata.
   *
   * @param path of the file, for messages
   * @param onnx its bytes
   * @param entry what is known of it
   * @param sha256 of the file
   * @throws VergerException when it is no ONNX model, or has not the operation to cut after
   */
  public static byte[] adopt(String path, byte[] onnx, RegistryEntry entry, String sha256) {
    ModelProto model = OnnxFile.parse(path, onnx);
    List<NodeProto> ends =
        model.getGraph().getNodeList().stream()
            .filter(node -> node.getOpType().equals(entry.cutAfter()))
            .toList();
    if (ends.isEmpty()) {
      throw OnnxFile.refused(
          path, "has no %s, behind which it would be cut".formatted(entry.cutAfter()), null);
    }
    String features = ends.get(ends.size() - 1).getOutput(0);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("verger.name", entry.name());
    metadata.put("verger.input_size", Integer.toString(entry.inputSize()));
    metadata.put("verger.resize", "bicubic");
    metadata.put("verger.normalisation", entry.normalisation().name().toLowerCase(Locale.ROOT));
    metadata.put("verger.layout", "NCHW");
    metadata.put("verger.features", features);
    metadata.put("verger.license", entry.license());
    metadata.put("verger.source", entry.urls().get(0).toString());
    metadata.put("verger.weights_sha256", sha256);
    ModelProto.Builder adopted = GraphCut.at(model, features).toBuilder().clearMetadataProps();
    metadata.forEach(
        (key, value) ->
            adopted.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return adopted.build().toByteArray();
  }
}
