package fr.verger.vision.classifier;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.OnnxFile;
import fr.verger.vision.backbone.Precision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes {@code model.onnx}: the backbone, one Gemm that gives principal components and logits at
 * once, Softmax, and the unknown score ({@link UnknownScore}). Standard operators only, so that any
 * ONNX runtime runs it.
 *
 * <p>Principal components {@code z = P(x - m)} and the regression {@code Wz + b} are both affine in
 * the features {@code x}: the Gemm's weights are {@code [P; WP]}, its bias {@code [-Pm; b - WPm]}.
 */
public final class ClassifierExport {
  private ClassifierExport() {}

  /**
   * The file.
   *
   * @param backbone whose features the head was fitted on
   * @throws fr.verger.vision.VergerException when the backbone's operator set is too old for a head
   */
  public static byte[] of(BackboneModel backbone, ClassifierHead head) {
    ModelProto network = OnnxFile.parse(backbone.name(), backbone.onnx());
    GraphProto.Builder graph = network.getGraph().toBuilder().clearOutput();
    ClassifierNodes nodes = new ClassifierNodes(backbone.name(), network, graph);
    int components = head.components().length;
    int labels = head.labels().size();
    double[][] folded = folded(head);
    String both = nodes.gemm("head", backbone.features(), folded, bias(head, folded));
    String logits = "verger_logits";
    nodes.split(both, ClassifierModel.EMBEDDING, components, logits, labels);
    nodes.probabilities(logits, head.temperature());
    nodes.add("Neg", ClassifierModel.UNKNOWN_SCORE, nodes.greatest(logits));
    graph
        .addOutput(output(ClassifierModel.PROBABILITIES, labels))
        .addOutput(output(ClassifierModel.EMBEDDING, components))
        .addOutput(output(ClassifierModel.UNKNOWN_SCORE));
    ModelProto.Builder file = network.toBuilder().setGraph(graph).clearMetadataProps();
    metadata(backbone, head)
        .forEach(
            (key, value) ->
                file.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey("verger." + key).setValue(value)));
    return file.build().toByteArray();
  }

  /** K rows of components, then one row of regression times components for each label. */
  private static double[][] folded(ClassifierHead head) {
    double[][] components = head.components();
    int features = head.mean().length;
    double[][] rows = new double[components.length + head.labels().size()][];
    System.arraycopy(components, 0, rows, 0, components.length);
    for (int label = 0; label < head.labels().size(); label++) {
      double[] row = new double[features];
      for (int k = 0; k < components.length; k++) {
        double weight = head.coefficients()[label][k];
        for (int i = 0; i < features; i++) {
          row[i] += weight * components[k][i];
        }
      }
      rows[components.length + label] = row;
    }
    return rows;
  }

  private static double[] bias(ClassifierHead head, double[][] rows) {
    double[] bias = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < head.mean().length; i++) {
        bias[row] -= rows[row][i] * head.mean()[i];
      }
    }
    int components = head.components().length;
    for (int label = 0; label < head.intercepts().length; label++) {
      bias[components + label] += head.intercepts()[label];
    }
    return bias;
  }

  private static ValueInfoProto.Builder output(String name, int... lengths) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("photos"));
    for (int length : lengths) {
      shape.addDim(Dimension.newBuilder().setDimValue(length));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(DataType.FLOAT.getNumber())
                        .setShape(shape)));
  }

  private static Map<String, String> metadata(BackboneModel backbone, ClassifierHead head) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", backbone.name());
    values.put("input_size", Integer.toString(backbone.preprocessing().inputSize()));
    values.put("resize", "bicubic");
    values.put(
        "normalisation", backbone.preprocessing().normalisation().name().toLowerCase(Locale.ROOT));
    values.put("layout", backbone.preprocessing().layout().name());
    values.put("features", backbone.features());
    values.put("labels", json(head.labels()));
    values.put("temperature", Double.toString(head.temperature()));
    values.put("unknown_threshold", Double.toString(head.unknownThreshold()));
    values.put("trained_on", head.trainedOn());
    if (backbone.precision() != Precision.FP32) {
      values.put("precision", backbone.precision().label());
    }
    if (backbone.quantizedFrom() != null) {
      values.put("quantized_from", backbone.quantizedFrom());
    }
    if (backbone.license() != null) {
      values.put("license", backbone.license());
    }
    if (backbone.source() != null) {
      values.put("source", backbone.source());
    }
    return values;
  }

  private static String json(List<String> labels) {
    try {
      return new ObjectMapper().writeValueAsString(labels);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
