package fr.verger.vision.classifier;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.OnnxFile;
import java.io.Serializable;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * From the features of a photo to its embedding, as the Gemm of a {@code model.onnx} has it: for
 * photos whose features are known, so that the network need not look at them again.
 */
public final class EmbeddingProjection implements Serializable {
  private static final long serialVersionUID = 1;

  private final float[][] weights;
  private final float[] bias;

  private EmbeddingProjection(float[][] weights, float[] bias) {
    this.weights = weights;
    this.bias = bias;
  }

  /**
   * The one inside a classifier.
   *
   * @throws VergerException when the classifier has no embedding, or not by one Gemm
   */
  public static EmbeddingProjection in(ClassifierModel model) {
    GraphProto graph = OnnxFile.parse(model.name(), model.onnx()).getGraph();
    NodeProto gemm =
        maker(graph, ClassifierModel.EMBEDDING)
            .flatMap(split -> maker(graph, split.getInput(0)))
            .filter(node -> node.getOpType().equals("Gemm") && node.getInputCount() == 3)
            .orElseThrow(() -> noEmbedding(model));
    TensorProto matrix = constant(graph, gemm.getInput(1), model);
    float[] values = floats(matrix, model);
    float[] biases = floats(constant(graph, gemm.getInput(2), model), model);
    int length = (int) matrix.getDims(1);
    if (biases.length < model.embeddingSize() || values.length != (long) biases.length * length) {
      throw noEmbedding(model);
    }
    float[][] weights = new float[model.embeddingSize()][length];
    float[] bias = new float[weights.length];
    for (int row = 0; row < weights.length; row++) {
      System.arraycopy(values, row * length, weights[row], 0, length);
      bias[row] = biases[row];
    }
    return new EmbeddingProjection(weights, bias);
  }

  private static Optional<NodeProto> maker(GraphProto graph, String output) {
    return graph.getNodeList().stream()
        .filter(node -> node.getOutputList().contains(output) && node.getInputCount() > 0)
        .findFirst();
  }

  private static TensorProto constant(GraphProto graph, String name, ClassifierModel model) {
    return graph.getInitializerList().stream()
        .filter(tensor -> tensor.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> noEmbedding(model));
  }

  private static float[] floats(TensorProto tensor, ClassifierModel model) {
    List<Long> shape = tensor.getDimsList();
    long count = shape.stream().reduce(1L, (a, b) -> a * b);
    if (tensor.getDataType() != DataType.FLOAT.getNumber()
        || tensor.getRawData().size() != count * Float.BYTES) {
      throw noEmbedding(model);
    }
    float[] values = new float[(int) count];
    tensor
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }

  private static VergerException noEmbedding(ClassifierModel model) {
    return ClassifierMetadata.noClassifier(
        model.name(), "has no embedding that 'verger train' wrote", null);
  }

  /** How many features it takes. */
  public int features() {
    return weights[0].length;
  }

  /** The embedding of a photo with those features. */
  public float[] of(float[] features) {
    float[] embedding = new float[weights.length];
    for (int row = 0; row < embedding.length; row++) {
      double sum = bias[row];
      for (int i = 0; i < features.length; i++) {
        sum += (double) weights[row][i] * features[i];
      }
      embedding[row] = (float) sum;
    }
    return embedding;
  }
}
