package fr.verger.vision.classifier;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Adds the nodes of a classifier to a graph, written for whatever operator set its file imports.
 * What is not an output begins with {@code verger_}, so that it meets no name of the network.
 */
final class ClassifierNodes {
  /** From this set on ReduceMax's axes are an input. */
  private static final long AXES_AS_INPUT = 18;

  /** From this set on Split's lengths are an input. */
  private static final long LENGTHS_AS_INPUT = 13;

  /** The first set in which Div and Gemm mean what they mean today. */
  private static final long OLDEST = 7;

  private static final String PREFIX = "verger_";

  private final GraphProto.Builder graph;
  private final long opset;

  /**
   * A writer into a graph of that model.
   *
   * @param name of the network, for messages
   * @throws VergerException when its operator set is too old for a head
   */
  ClassifierNodes(String name, ModelProto model, GraphProto.Builder graph) {
    this.graph = graph;
    this.opset =
        model.getOpsetImportList().stream()
            .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
            .mapToLong(OperatorSetIdProto::getVersion)
            .max()
            .orElse(1);
    if (opset < OLDEST) {
      throw new VergerException(
          Category.INPUT,
          "The backbone %s is made for opset %d, which is too old to put a classifier behind; export it for opset %d or later."
              .formatted(name, opset, OLDEST));
    }
  }

  /** Softmax of logits over a temperature; the name of the output is that of a classifier. */
  String probabilities(String logits, double temperature) {
    String tempered = PREFIX + "tempered";
    add("Div", tempered, logits, scalar("temperature", (float) temperature));
    graph.addNode(
        node("Softmax", ClassifierModel.PROBABILITIES, tempered).addAttribute(integer("axis", 1)));
    return ClassifierModel.PROBABILITIES;
  }

  /** A node of as many inputs. */
  String add(String type, String output, String... inputs) {
    graph.addNode(node(type, output, inputs));
    return output;
  }

  /**
   * Rows times weights plus a bias, in double precision up to here.
   *
   * @param rows one of weights for each value that comes out
   * @param bias one value for each, or null
   */
  String gemm(String name, String input, double[][] rows, double[] bias) {
    int length = rows[0].length;
    float[] weights = new float[Math.multiplyExact(rows.length, length)];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < length; i++) {
        weights[row * length + i] = (float) rows[row][i];
      }
    }
    float[] biases = new float[rows.length];
    for (int row = 0; bias != null && row < rows.length; row++) {
      biases[row] = (float) bias[row];
    }
    String output = PREFIX + name;
    graph.addNode(
        node(
                "Gemm",
                output,
                input,
                floats(name + "_weights", List.of((long) rows.length, (long) length), weights),
                floats(name + "_bias", List.of((long) rows.length), biases))
            .addAttribute(integer("transB", 1)));
    return output;
  }

  /** The first columns under one name, the others under another. */
  void split(String input, String first, int firstLength, String second, int secondLength) {
    NodeProto.Builder node = node("Split", first, input).addOutput(second);
    node.addAttribute(integer("axis", 1));
    if (opset >= LENGTHS_AS_INPUT) {
      node.addInput(integers(input + "_lengths", firstLength, secondLength));
    } else {
      node.addAttribute(
          AttributeProto.newBuilder()
              .setName("split")
              .setType(AttributeType.INTS)
              .addInts(firstLength)
              .addInts(secondLength));
    }
    graph.addNode(node);
  }

  /** The greatest value of each row. */
  String greatest(String input) {
    String output = PREFIX + "greatest";
    NodeProto.Builder node = node("ReduceMax", output, input);
    node.addAttribute(integer("keepdims", 0));
    if (opset >= AXES_AS_INPUT) {
      node.addInput(integers(output + "_axes", 1));
    } else {
      node.addAttribute(
          AttributeProto.newBuilder().setName("axes").setType(AttributeType.INTS).addInts(1));
    }
    graph.addNode(node);
    return output;
  }

  /** A constant. */
  String scalar(String name, float value) {
    return floats(name, List.of(), value);
  }

  /** A constant tensor in row-major order. */
  String floats(String name, List<Long> shape, float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(PREFIX + name)
            .setDataType(DataType.FLOAT.getNumber())
            .addAllDims(shape)
            .setRawData(ByteString.copyFrom(bytes)));
    return PREFIX + name;
  }

  private String integers(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.INT64.getNumber())
            .addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    graph.addInitializer(tensor);
    return name;
  }

  private static NodeProto.Builder node(String type, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setName(output)
        .addAllInput(List.of(inputs))
        .addOutput(output);
  }

  private static AttributeProto.Builder integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value);
  }
}
