package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtException;
import fr.verger.vision.backbone.Inspection.FeatureLayer;
import fr.verger.vision.backbone.Inspection.Tensor;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what is in a graph; runs it once on a black photo, to learn the shapes inside. */
final class GraphInspector {
  /** What only changes the values of the tensor before it: one would cut behind it. */
  private static final Set<String> VALUE_BY_VALUE =
      Set.of(
          "Add",
          "BatchNormalization",
          "Cast",
          "Clip",
          "DequantizeLinear",
          "Dropout",
          "Elu",
          "Gelu",
          "HardSigmoid",
          "HardSwish",
          "Identity",
          "LeakyRelu",
          "Mul",
          "PRelu",
          "QuantizeLinear",
          "Relu",
          "Sigmoid");

  private final String path;
  private final ModelProto model;
  private final GraphProto graph;
  private final Layout layout;

  GraphInspector(String path, ModelProto model, Layout layout) {
    this.path = path;
    this.model = model;
    this.graph = model.getGraph();
    this.layout = layout;
  }

  Inspection inspect(String input, int size, boolean bytes) {
    Map<String, long[]> shapes = shapes(input, size, bytes);
    for (TensorProto weights : graph.getInitializerList()) {
      shapes.put(
          weights.getName(), weights.getDimsList().stream().mapToLong(Long::longValue).toArray());
    }
    Set<String> weights =
        graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    return new Inspection(
        model.getIrVersion(),
        opsets(),
        (model.getProducerName() + " " + model.getProducerVersion()).strip(),
        graph.getInputList().stream()
            .filter(in -> !weights.contains(in.getName()))
            .map(GraphInspector::tensor)
            .toList(),
        graph.getOutputList().stream().map(GraphInspector::tensor).toList(),
        layout,
        size,
        operators(),
        parameters(),
        graph.getNodeList().stream().mapToLong(node -> multiplyAdds(node, shapes)).sum(),
        layers(shapes),
        metadata());
  }

  private Map<String, long[]> shapes(String input, int size, boolean bytes) {
    ModelProto.Builder shown = (bytes ? ByteInput.fedWithFloats(model, input) : model).toBuilder();
    String fed = bytes ? shown.getGraph().getInput(0).getName() : input;
    Set<String> outputs =
        graph.getOutputList().stream().map(ValueInfoProto::getName).collect(Collectors.toSet());
    for (NodeProto node : graph.getNodeList()) {
      for (String tensor : node.getOutputList()) {
        if (!tensor.isEmpty() && outputs.add(tensor)) {
          shown.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(tensor));
        }
      }
    }
    Preprocessing photo = new Preprocessing(size, Normalisation.NONE, layout);
    ModelProto free = GraphInput.freeBatch(shown.build(), fed);
    try (TrialSession session = TrialSession.of(free.toByteArray(), fed)) {
      return session.shapes(new float[photo.floatsPerPhoto()], photo.shape(1));
    } catch (OrtException e) {
      throw EngineRefusal.of(path, e);
    }
  }

  private Map<String, Long> opsets() {
    Map<String, Long> opsets = new TreeMap<>();
    model
        .getOpsetImportList()
        .forEach(
            set ->
                opsets.put(
                    set.getDomain().isEmpty() ? "ai.onnx" : set.getDomain(), set.getVersion()));
    return opsets;
  }

  private Map<String, Integer> operators() {
    Map<String, Integer> counts = new TreeMap<>();
    graph.getNodeList().forEach(node -> counts.merge(node.getOpType(), 1, Integer::sum));
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** Whole numbers of 64 bits are shapes and axes, not weights. */
  private long parameters() {
    return graph.getInitializerList().stream()
        .filter(weights -> weights.getDataType() != DataType.INT64.getNumber())
        .mapToLong(
            weights -> product(weights.getDimsList().stream().mapToLong(d -> d).toArray(), 0))
        .sum();
  }

  private static long multiplyAdds(NodeProto node, Map<String, long[]> shapes) {
    long[] out = shapes.get(node.getOutput(0));
    return switch (node.getOpType()) {
      case "Conv", "ConvInteger", "FusedConv" -> convolution(out, shapes.get(node.getInput(1)));
      case "QLinearConv" -> convolution(out, shapes.get(node.getInput(3)));
      case "ConvTranspose" ->
          convolution(shapes.get(node.getInput(0)), shapes.get(node.getInput(1)));
      case "Gemm", "MatMul", "MatMulInteger" -> inner(out, node, 0, shapes);
      case "QLinearMatMul" -> inner(out, node, 0, shapes);
      default -> 0;
    };
  }

  /** Every value that comes out is a sum over one filter: [filters, channels / groups, …]. */
  private static long convolution(long[] values, long[] kernel) {
    return values == null || kernel == null ? 0 : product(values, 0) * product(kernel, 1);
  }

  private static long inner(long[] out, NodeProto node, int input, Map<String, long[]> shapes) {
    long[] left = shapes.get(node.getInput(input));
    if (out == null || left == null || left.length == 0) {
      return 0;
    }
    boolean turned =
        node.getAttributeList().stream()
            .anyMatch(attribute -> attribute.getName().equals("transA") && attribute.getI() == 1);
    return product(out, 0) * (turned ? left[0] : left[left.length - 1]);
  }

  private List<FeatureLayer> layers(Map<String, long[]> shapes) {
    Map<String, List<NodeProto>> readers = new HashMap<>();
    for (NodeProto node : graph.getNodeList()) {
      for (String input : new HashSet<>(node.getInputList())) {
        readers.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
      }
    }
    MapOrder orders = new MapOrder(graph, layout);
    List<FeatureLayer> layers = new ArrayList<>();
    for (NodeProto node : graph.getNodeList()) {
      String tensor = node.getOutput(0);
      long[] shape = shapes.get(tensor);
      List<NodeProto> next = readers.getOrDefault(tensor, List.of());
      boolean inner =
          !next.isEmpty()
              && next.stream().allMatch(reader -> VALUE_BY_VALUE.contains(reader.getOpType()));
      if (shape == null || shape.length < 2 || shape.length > 4 || shape[0] != 1 || inner) {
        continue;
      }
      if (shape.length < 4) {
        layers.add(new FeatureLayer(tensor, node.getOpType(), product(shape, 1), 0));
      } else {
        orders
            .of(tensor)
            .ifPresent(
                order ->
                    layers.add(
                        new FeatureLayer(
                            tensor,
                            node.getOpType(),
                            product(shape, 1),
                            shape[order == Layout.NCHW ? 1 : 3])));
      }
    }
    return layers;
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>();
    model.getMetadataPropsList().forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
    return metadata;
  }

  private static Tensor tensor(ValueInfoProto value) {
    TypeProto.Tensor type = value.getType().getTensorType();
    DataType element = DataType.forNumber(type.getElemType());
    String shape =
        type.getShape().getDimList().stream()
            .map(GraphInspector::dimension)
            .collect(Collectors.joining(", ", "[", "]"));
    return new Tensor(
        value.getName(),
        element == null || element == DataType.UNDEFINED
            ? "?"
            : element.name().toLowerCase(Locale.ROOT),
        type.hasShape() ? shape : "?");
  }

  private static String dimension(Dimension dimension) {
    if (dimension.getDimValue() > 0) {
      return Long.toString(dimension.getDimValue());
    }
    return dimension.getDimParam().isEmpty() ? "?" : dimension.getDimParam();
  }

  private static long product(long[] shape, int from) {
    long product = 1;
    for (int i = from; i < shape.length; i++) {
      product *= shape[i];
    }
    return product;
  }
}
