package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A backbone's graph as the engine simplifies it without regard to the machine: batch normalisation
 * folded into convolutions, constants computed, nodes without effect gone. It holds standard
 * operators only, and the same tensors under the same names where they are still there.
 */
public final class SimplifiedGraph {
  private SimplifiedGraph() {}

  /** Simplifies the graph of a backbone; needs room for its file in the temporary folder. */
  public static ModelProto of(BackboneModel model) {
    try {
      Path folder = Files.createTempDirectory("verger-graph-");
      Path file = folder.resolve("simplified.onnx");
      try {
        Engine.simplify(model.onnx(), file);
        return withUsedDomains(OnnxFile.parse(model.name(), Files.readAllBytes(file)));
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (OrtException e) {
      throw EngineRefusal.of(model.name(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The engine imports every domain it knows; another runtime would refuse the file for that. */
  private static ModelProto withUsedDomains(ModelProto model) {
    GraphProto graph = model.getGraph();
    Set<String> used =
        graph.getNodeList().stream().map(NodeProto::getDomain).collect(Collectors.toSet());
    List<OperatorSetIdProto> imports =
        model.getOpsetImportList().stream()
            .filter(set -> set.getDomain().isEmpty() || used.contains(set.getDomain()))
            .toList();
    return model.toBuilder().clearOpsetImport().addAllOpsetImport(imports).build();
  }
}
