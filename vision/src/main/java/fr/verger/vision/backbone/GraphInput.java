package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import fr.verger.vision.preprocessing.Layout;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a graph says of the photos it takes.
 *
 * @param name of the input
 * @param layout the order of its values, or null when its shape leaves it open
 * @param size its width and height in pixels, or null when its shape leaves it open
 * @param bytes whether it takes whole numbers from 0 to 255 and not floats
 */
record GraphInput(String name, Layout layout, Integer size, boolean bytes) {

  /** Reads the one input of a graph. */
  static GraphInput of(String path, GraphProto graph) {
    ValueInfoProto input = only(path, graph);
    TypeProto.Tensor type = input.getType().getTensorType();
    boolean bytes = type.getElemType() == DataType.UINT8.getNumber();
    if (!bytes && type.getElemType() != DataType.FLOAT.getNumber()) {
      DataType found = DataType.forNumber(type.getElemType());
      throw OnnxFile.refused(
          path,
          "takes %s at its input '%s'; Verger gives 32-bit floats or unsigned bytes"
              .formatted(
                  found == null ? "something" : found.name().toLowerCase(Locale.ROOT),
                  input.getName()),
          null);
    }
    if (!type.hasShape()) {
      return new GraphInput(input.getName(), null, null, bytes);
    }
    List<Dimension> shape = type.getShape().getDimList();
    if (shape.size() != 4) {
      throw OnnxFile.refused(
          path,
          "takes %s at its input '%s', which is no batch of photos"
              .formatted(text(shape), input.getName()),
          null);
    }
    Layout layout = layout(path, input.getName(), shape);
    if (layout == null) {
      return new GraphInput(input.getName(), null, null, bytes);
    }
    int rows = layout == Layout.NCHW ? 2 : 1;
    long height = shape.get(rows).getDimValue();
    long width = shape.get(rows + 1).getDimValue();
    if (height > 0 && width > 0 && height != width) {
      throw OnnxFile.refused(
          path,
          "takes photos of %d x %d; Verger makes square ones only".formatted(width, height),
          null);
    }
    long size = Math.max(height, width);
    return new GraphInput(input.getName(), layout, size > 0 ? (int) size : null, bytes);
  }

  /** The model with a free batch dimension; whether its inner graph bears that must be tried. */
  static ModelProto freeBatch(ModelProto model, String input) {
    ModelProto.Builder free = model.toBuilder();
    for (ValueInfoProto.Builder value : free.getGraphBuilder().getInputBuilderList()) {
      TypeProto.Tensor type = value.getType().getTensorType();
      if (value.getName().equals(input)
          && type.getShape().getDimCount() > 0
          && type.getShape().getDim(0).getDimParam().isEmpty()) {
        value
            .getTypeBuilder()
            .getTensorTypeBuilder()
            .getShapeBuilder()
            .setDim(0, Dimension.newBuilder().setDimParam("photos"));
      }
    }
    return free.build();
  }

  /** Old files list their weights among the inputs, too. */
  private static ValueInfoProto only(String path, GraphProto graph) {
    Set<String> weights =
        graph.getInitializerList().stream().map(w -> w.getName()).collect(Collectors.toSet());
    List<ValueInfoProto> inputs =
        graph.getInputList().stream().filter(in -> !weights.contains(in.getName())).toList();
    if (inputs.isEmpty()) {
      throw OnnxFile.refused(
          path,
          "gives the same at '%s' for every photo; cut at another --layer"
              .formatted(graph.getOutput(0).getName()),
          null);
    }
    if (inputs.size() > 1) {
      throw OnnxFile.refused(
          path,
          "needs %d inputs for this feature (%s); Verger has one, the photo"
              .formatted(
                  inputs.size(),
                  inputs.stream().map(ValueInfoProto::getName).collect(Collectors.joining(", "))),
          null);
    }
    return inputs.get(0);
  }

  private static Layout layout(String path, String name, List<Dimension> shape) {
    if (shape.get(1).getDimValue() == 3) {
      return Layout.NCHW;
    }
    if (shape.get(3).getDimValue() == 3) {
      return Layout.NHWC;
    }
    if (shape.get(1).getDimValue() > 0 && shape.get(3).getDimValue() > 0) {
      throw OnnxFile.refused(
          path,
          "takes %s at its input '%s'; Verger's photos have 3 channels"
              .formatted(text(shape), name),
          null);
    }
    return null;
  }

  private static String text(List<Dimension> shape) {
    return shape.stream()
        .map(d -> d.getDimValue() > 0 ? Long.toString(d.getDimValue()) : "?")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
