package fr.verger.vision.classifier;

import fr.verger.vision.preprocessing.Preprocessing;
import java.util.List;

/**
 * A classifier that was read from a file and what is known of it. Every kind of file ends in the
 * same kind of graph: one input of preprocessed photos [photos, …]; outputs {@code probabilities}
 * [photos, labels], {@code unknown_score} [photos] and, where {@code embeddingSize} is not 0,
 * {@code embedding} [photos, embeddingSize].
 *
 * @param name the file's own, or what the file is called
 * @param onnx that graph as a whole ONNX file, which any ONNX runtime takes; not copied
 * @param sha256 of the file as it came, in lower-case hex
 * @param preprocessing what must be done to a photo first
 * @param input name of the graph's input
 * @param labels in the order of the probabilities
 * @param temperature by which the logits were divided before the Softmax
 * @param unknownThreshold above this unknown score the answer is "not sure"
 * @param embeddingSize values of an embedding, or 0 when there is none
 * @param trainedOn what the classifier was trained on, a JSON object as text, or empty when the
 *     file does not say
 * @param license SPDX identifier of the network's weights, or empty when the file does not say
 * @param source where the network comes from, or empty when the file does not say
 */
public record ClassifierModel(
    String name,
    byte[] onnx,
    String sha256,
    Preprocessing preprocessing,
    String input,
    List<String> labels,
    double temperature,
    double unknownThreshold,
    int embeddingSize,
    String trainedOn,
    String license,
    String source) {
  /** The output that carries the probabilities. */
  public static final String PROBABILITIES = "probabilities";

  /** The output that carries the unknown score. */
  public static final String UNKNOWN_SCORE = "unknown_score";

  /** The output that carries the principal components, where there is one. */
  public static final String EMBEDDING = "embedding";

  /** Copies the list. */
  public ClassifierModel {
    labels = List.copyOf(labels);
  }

  /** The name without folders: a file that names no network is known by its whole path. */
  public String shortName() {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** Name and size; never the bytes. */
  @Override
  public String toString() {
    return "ClassifierModel[%s, %s, %d labels]".formatted(name, sha256, labels.size());
  }
}
