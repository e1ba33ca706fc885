package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import fr.verger.vision.preprocessing.Preprocessing;
import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Runs a graph photo by photo and shows what its inner tensors hold. Belongs to one thread; holds
 * the tensors of one photo at a time.
 */
public final class TensorProbe implements AutoCloseable {
  /** Sees a tensor of one photo. */
  @FunctionalInterface
  public interface Sight {
    /**
     * Called for each tensor.
     *
     * @param shape with a batch of 1 in front
     * @param values in row-major order; valid during the call only
     */
    void of(String tensor, long[] shape, FloatBuffer values);
  }

  private final String name;
  private final Preprocessing preprocessing;
  private final String input;
  private final List<String> tensors;
  private final OrtSession session;

  private TensorProbe(
      String name,
      Preprocessing preprocessing,
      String input,
      List<String> tensors,
      OrtSession session) {
    this.name = name;
    this.preprocessing = preprocessing;
    this.input = input;
    this.tensors = tensors;
    this.session = session;
  }

  /**
   * A probe for tensors of 32-bit floats.
   *
   * @param model the backbone, for its input and preprocessing
   * @param graph its graph, or one that computes the same
   * @param tensors names of inner tensors; not those of inputs
   */
  public static TensorProbe open(
      BackboneModel model, ModelProto graph, Collection<String> tensors) {
    ModelProto.Builder shown = graph.toBuilder();
    GraphProto.Builder inner = shown.getGraphBuilder().clearOutput();
    tensors.forEach(tensor -> inner.addOutput(ValueInfoProto.newBuilder().setName(tensor)));
    try {
      return new TensorProbe(
          model.name(),
          model.preprocessing(),
          model.input(),
          List.copyOf(tensors),
          Engine.open(shown.build().toByteArray()));
    } catch (OrtException e) {
      throw EngineRefusal.of(model.name(), e);
    }
  }

  /** Runs one preprocessed photo, in a direct buffer, and shows every tensor. */
  public void run(FloatBuffer photo, Sight sight) {
    long[] shape = preprocessing.shape(1);
    try (OnnxTensor in = OnnxTensor.createTensor(Engine.environment(), photo, shape);
        OrtSession.Result result = session.run(Map.of(input, in))) {
      for (int i = 0; i < tensors.size(); i++) {
        OnnxTensor tensor = (OnnxTensor) result.get(i);
        sight.of(tensors.get(i), tensor.getInfo().getShape(), tensor.getFloatBuffer());
      }
    } catch (OrtException e) {
      throw new IllegalStateException(
          "backbone %s failed on a photo: %s".formatted(name, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
