package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;

/** Writes ONNX files of a few nodes. */
public final class TinyModel {
  /** A dimension that is free. */
  public static final int FREE = 0;

  private final ModelProto.Builder model =
      ModelProto.newBuilder()
          .setIrVersion(7)
          .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13));
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");

  /** Photos of 4 × 4 in: conv (3 to 5 channels), relu, pool, flat, in the order NCHW. */
  public static TinyModel network() {
    return new TinyModel()
        .input("photo", DataType.FLOAT, FREE, 3, 4, 4)
        .weights("kernel", kernel(), 5, 3, 1, 1)
        .node("Conv", "conv", "photo", "kernel")
        .node("Relu", "relu", "conv")
        .node("GlobalAveragePool", "pool", "relu")
        .node("Flatten", "flat", "pool")
        .output("flat");
  }

  /** Weights of the 1 × 1 convolution: channel o is -(o + 1) times red, plus green, minus blue. */
  static float[] kernel() {
    float[] kernel = new float[15];
    for (int o = 0; o < 5; o++) {
      kernel[3 * o] = -(o + 1);
      kernel[3 * o + 1] = 1;
      kernel[3 * o + 2] = -1;
    }
    return kernel;
  }

  public TinyModel input(String name, DataType type, int... shape) {
    graph.addInput(value(name, type, shape));
    return this;
  }

  public TinyModel output(String name) {
    graph.addOutput(ValueInfoProto.newBuilder().setName(name));
    return this;
  }

  public TinyModel weights(String name, float[] values, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT.getNumber());
    for (long dimension : shape) {
      tensor.addDims(dimension);
    }
    for (float value : values) {
      tensor.addFloatData(value);
    }
    return weights(tensor.build());
  }

  TinyModel weights(TensorProto tensor) {
    graph.addInitializer(tensor);
    return this;
  }

  TinyModel shape(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.INT64.getNumber())
            .addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    return weights(tensor.build());
  }

  /** A node that is called as its output is. */
  public TinyModel node(String type, String output, String... inputs) {
    return node(
        NodeProto.newBuilder()
            .setOpType(type)
            .setName(output + "_node")
            .addAllInput(Arrays.asList(inputs))
            .addOutput(output)
            .build());
  }

  public TinyModel node(NodeProto node) {
    graph.addNode(node);
    return this;
  }

  TinyModel transpose(String output, String input, long... permutation) {
    AttributeProto.Builder perm =
        AttributeProto.newBuilder().setName("perm").setType(AttributeType.INTS);
    for (long axis : permutation) {
      perm.addInts(axis);
    }
    return node(
        NodeProto.newBuilder()
            .setOpType("Transpose")
            .addInput(input)
            .addOutput(output)
            .addAttribute(perm)
            .build());
  }

  public TinyModel says(String key, String value) {
    model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
    return this;
  }

  public TinyModel opset(long version) {
    model.setOpsetImport(0, OperatorSetIdProto.newBuilder().setVersion(version));
    return this;
  }

  TinyModel format(long version) {
    model.setIrVersion(version);
    return this;
  }

  public byte[] bytes() {
    return model.setGraph(graph).build().toByteArray();
  }

  static ValueInfoProto value(String name, DataType type, int... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (int dimension : shape) {
      dimensions.addDim(
          dimension == FREE
              ? Dimension.newBuilder().setDimParam("N")
              : Dimension.newBuilder().setDimValue(dimension));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(type.getNumber())
                        .setShape(dimensions)))
        .build();
  }
}
