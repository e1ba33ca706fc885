package fr.verger.vision.backbone;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import fr.verger.vision.preprocessing.Layout;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * A network that runs: photos in, features out. Thread-safe; every caller computes on its own
 * thread.
 */
public final class Backbone implements AutoCloseable {
  private final BackboneModel model;
  private final OrtSession session;

  private Backbone(BackboneModel model, OrtSession session) {
    this.model = model;
    this.session = session;
  }

  /** Starts a session for a model. */
  public static Backbone open(BackboneModel model) {
    try {
      return new Backbone(model, OrtEnvironment.getEnvironment().createSession(model.onnx()));
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What runs here. */
  public BackboneModel model() {
    return model;
  }

  /**
   * Computes the features of a batch.
   *
   * @param photos a direct buffer whose first {@code count × floatsPerPhoto} floats are
   *     preprocessed photos; its position and limit are left alone
   * @param count photos in the batch, at least 1
   * @param features a direct buffer that takes {@code count × featureCount} floats from index 0;
   *     its position and limit are left alone
   */
  public void features(FloatBuffer photos, int count, FloatBuffer features) {
    long size = model.preprocessing().inputSize();
    long[] shape =
        model.preprocessing().layout() == Layout.NCHW
            ? new long[] {count, 3, size, size}
            : new long[] {count, size, size, 3};
    FloatBuffer input = photos.duplicate();
    input.clear().limit(count * model.preprocessing().floatsPerPhoto());
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), input, shape);
        OrtSession.Result result = session.run(Map.of(model.input(), tensor))) {
      FloatBuffer values =
          ((OnnxTensor) result.get(model.features()).orElseThrow()).getFloatBuffer();
      features.duplicate().clear().put(values);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
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
