package fr.verger.vision.quantization;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.backbone.SimplifiedGraph;
import fr.verger.vision.backbone.TensorProbe;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.preprocessing.Preprocessor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes an int8 variant of an fp32 backbone: photos are shown to it, then it writes the file.
 *
 * <p>Activations become unsigned 8-bit with one scale and zero point a tensor, weights signed 8-bit
 * with a scale for each output channel, biases 32-bit; features stay 32-bit floats. The same photos
 * in the same order give the same file.
 *
 * <p>Belongs to one thread.
 */
public final class Quantizer implements AutoCloseable {
  /** A photo that goes straight into a convolution; its size is told by its values. */
  private static final long[] CHANNELS_FIRST = {1, 3};

  private final BackboneModel model;
  private final ModelProto graph;
  private final Weights weights;
  private final QuantizationPlan plan;
  private final TensorStatistics statistics;
  private final TensorProbe probe;
  private final PhotoDecoder decoder;
  private final Preprocessor preprocessor;
  private final FloatBuffer buffer;
  private int photos;

  /**
   * A quantiser that has seen no photo yet.
   *
   * @param model in fp32
   * @param maxPixels photos of more pixels are refused by their header
   * @throws VergerException when nothing of it can become int8
   */
  public Quantizer(BackboneModel model, long maxPixels) {
    this.model = model;
    if (model.precision() != Precision.FP32) {
      throw refused(
          model, "computes in %s already; give the fp32 file".formatted(model.precision().label()));
    }
    graph = Opset.sufficient(model.name(), SimplifiedGraph.of(model));
    if (graph.getGraph().getNodeList().stream().anyMatch(Attributes::hasInnerGraph)) {
      throw refused(model, "has graphs within its graph (If, Loop), which cannot become int8");
    }
    weights = new Weights(graph.getGraph());
    plan = new QuantizationPlan(graph.getGraph(), weights);
    if (plan.quantizedTensors().isEmpty()) {
      throw refused(model, "has no convolution with constant weights that could become int8");
    }
    statistics = new TensorStatistics(model.name(), plan);
    Set<String> inner = new LinkedHashSet<>(plan.quantizedTensors());
    inner.remove(model.input());
    probe = TensorProbe.open(model, graph, inner);
    decoder = new PhotoDecoder(maxPixels);
    preprocessor = new Preprocessor(model.preprocessing());
    buffer =
        ByteBuffer.allocateDirect(model.preprocessing().floatsPerPhoto() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  /**
   * Shows a photo.
   *
   * @param photo the bytes of a whole file
   * @throws UnreadablePhotoException when it is no photo, broken or too large; it does not count
   */
  public void observe(byte[] photo) throws UnreadablePhotoException {
    preprocessor.append(decoder.decode(photo), buffer.clear());
    buffer.flip();
    if (plan.quantizedTensors().contains(model.input())) {
      statistics.add(model.input(), CHANNELS_FIRST, buffer.duplicate());
    }
    probe.run(buffer, statistics::add);
    photos++;
  }

  /** Photos that were shown. */
  public int photos() {
    return photos;
  }

  /**
   * The file of the int8 variant. It says of itself what the fp32 backbone says or was told, and
   * {@code verger.precision}, {@code verger.quantized_from} (sha256 of the fp32 file) and how it
   * was calibrated.
   *
   * @throws IllegalStateException when no photo was shown
   */
  public byte[] quantized(CalibrationMethod method) {
    if (photos == 0) {
      throw new IllegalStateException("no photo was shown");
    }
    GraphProto written =
        QdqGraph.of(
            graph.getGraph(),
            new QdqGraph.Photos(model.input(), model.preprocessing().inputSize()),
            plan,
            weights,
            statistics.ranges(method),
            statistics.moments());
    ModelProto.Builder file = graph.toBuilder().setGraph(written).clearMetadataProps();
    metadata(method)
        .forEach(
            (key, value) ->
                file.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey("verger." + key).setValue(value)));
    return file.build().toByteArray();
  }

  private Map<String, String> metadata(CalibrationMethod method) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", model.name());
    values.put("input_size", Integer.toString(model.preprocessing().inputSize()));
    values.put("resize", "bicubic");
    values.put(
        "normalisation", model.preprocessing().normalisation().name().toLowerCase(Locale.ROOT));
    values.put("layout", model.preprocessing().layout().name());
    values.put("features", model.features());
    values.put("precision", Precision.INT8.label());
    values.put("quantized_from", model.sha256());
    values.put("calibration", method.label());
    values.put("calibration_photos", Integer.toString(photos));
    if (model.license() != null) {
      values.put("license", model.license());
    }
    if (model.source() != null) {
      values.put("source", model.source());
    }
    return values;
  }

  private static VergerException refused(BackboneModel model, String why) {
    return new VergerException(Category.INPUT, "The backbone %s %s.".formatted(model.name(), why));
  }

  @Override
  public void close() {
    probe.close();
  }
}
