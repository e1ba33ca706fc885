package fr.verger.vision.classifier;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an ONNX file says of the classifier in it, under {@code verger.}. */
final class ClassifierMetadata {
  private final String path;
  private final Map<String, String> values;

  ClassifierMetadata(String path, ModelProto model) {
    this.path = path;
    this.values =
        model.getMetadataPropsList().stream()
            .collect(
                Collectors.toMap(
                    StringStringEntryProto::getKey,
                    entry -> entry.getValue().strip(),
                    (first, second) -> second));
  }

  /** What a key says; the keys are written without {@code verger.}. */
  Optional<String> text(String key) {
    return Optional.ofNullable(values.get("verger." + key));
  }

  /** A finite number. */
  Optional<Double> number(String key) {
    return text(key).map(text -> number(key, text));
  }

  /** The labels: at least two, no two of them equal. */
  List<String> labels() {
    String text =
        text("labels").orElseThrow(() -> noClassifier(path, "does not name labels", null));
    List<String> labels;
    try {
      labels = List.of(new ObjectMapper().readValue(text, String[].class));
    } catch (JsonProcessingException | NullPointerException e) {
      throw noClassifier(path, "has verger.labels that are no JSON array of texts", e);
    }
    if (labels.size() < 2 || new HashSet<>(labels).size() < labels.size()) {
      throw noClassifier(path, "names %d labels, or one twice".formatted(labels.size()), null);
    }
    return labels;
  }

  private double number(String key, String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw noClassifier(path, "has verger.%s '%s', no number".formatted(key, text), e);
    }
    throw noClassifier(path, "has verger.%s '%s', which is not finite".formatted(key, text), null);
  }

  /** The sentence for a file that is a network, but cannot name what it sees. */
  static VergerException noClassifier(String path, String why, Throwable cause) {
    return new VergerException(
        Category.INPUT,
        "The file %s is no classifier: it %s. Give the model.onnx of a run, which 'verger train' writes."
            .formatted(path, why),
        cause);
  }
}
