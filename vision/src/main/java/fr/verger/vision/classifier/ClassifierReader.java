package fr.verger.vision.classifier;

import static fr.verger.vision.classifier.ClassifierMetadata.noClassifier;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.OnnxFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** From a file's bytes to a classifier: an exported model.onnx, or a network with its own head. */
final class ClassifierReader {
  private final String path;

  /** A reader for one file, whose path is for messages. */
  ClassifierReader(String path) {
    this.path = path;
  }

  ClassifierModel read(byte[] bytes) {
    ModelProto file = OnnxFile.parse(path, bytes);
    ClassifierMetadata metadata = new ClassifierMetadata(path, file);
    List<String> labels = metadata.labels();
    Map<String, ValueInfoProto> outputs =
        file.getGraph().getOutputList().stream()
            .collect(
                Collectors.toMap(ValueInfoProto::getName, output -> output, (one, same) -> one));
    return outputs.containsKey(ClassifierModel.PROBABILITIES)
        ? exported(bytes, outputs, metadata, labels)
        : ownHead(bytes, metadata, labels);
  }

  private ClassifierModel exported(
      byte[] bytes,
      Map<String, ValueInfoProto> outputs,
      ClassifierMetadata metadata,
      List<String> labels) {
    BackboneModel known = cut(bytes, ClassifierModel.PROBABILITIES, labels);
    if (!outputs.containsKey(ClassifierModel.UNKNOWN_SCORE)) {
      throw noClassifier(path, "has no output '%s'".formatted(ClassifierModel.UNKNOWN_SCORE), null);
    }
    ValueInfoProto embedding = outputs.get(ClassifierModel.EMBEDDING);
    double threshold =
        metadata
            .number("unknown_threshold")
            .orElseThrow(() -> noClassifier(path, "does not say its unknown_threshold", null));
    return model(known, bytes, metadata, labels, threshold, length(embedding));
  }

  /** Values of an embedding as the file declares its output, [photos, values]; 0 for none. */
  private int length(ValueInfoProto embedding) {
    if (embedding == null) {
      return 0;
    }
    TensorShapeProto shape = embedding.getType().getTensorType().getShape();
    long length = shape.getDimCount() == 2 ? shape.getDim(1).getDimValue() : 0;
    if (length < 1 || length > Integer.MAX_VALUE) {
      throw noClassifier(path, "does not say how many values its embedding has", null);
    }
    return (int) length;
  }

  private ClassifierModel ownHead(byte[] bytes, ClassifierMetadata metadata, List<String> labels) {
    String logits =
        metadata
            .text("logits")
            .orElseThrow(
                () -> noClassifier(path, "does not say which output its logits are", null));
    BackboneModel known = cut(bytes, logits, labels);
    ModelProto headed = OwnHead.of(path, OnnxFile.parse(path, known.onnx()), temperature(metadata));
    double threshold = metadata.number("unknown_threshold").orElse(OwnHead.UNKNOWN_THRESHOLD);
    return model(known, headed.toByteArray(), metadata, labels, threshold, 0);
  }

  private BackboneModel cut(byte[] bytes, String output, List<String> labels) {
    BackboneModel cut =
        new BackboneCatalog().read(path, bytes, new BackboneOptions(null, null, output));
    if (cut.featureCount() != labels.size()) {
      throw noClassifier(
          path,
          "names %d labels, but gives %d values at '%s'"
              .formatted(labels.size(), cut.featureCount(), output),
          null);
    }
    return cut;
  }

  private double temperature(ClassifierMetadata metadata) {
    double temperature = metadata.number("temperature").orElse(1.0);
    if (temperature <= 0) {
      throw noClassifier(path, "has a temperature of %s".formatted(temperature), null);
    }
    return temperature;
  }

  private ClassifierModel model(
      BackboneModel known,
      byte[] onnx,
      ClassifierMetadata metadata,
      List<String> labels,
      double threshold,
      int embedding) {
    return new ClassifierModel(
        known.name(),
        onnx,
        known.sha256(),
        known.preprocessing(),
        known.input(),
        labels,
        temperature(metadata),
        threshold,
        embedding,
        metadata.text("trained_on").orElse(""),
        metadata.text("license").orElse(""),
        metadata.text("source").orElse(""));
  }
}
