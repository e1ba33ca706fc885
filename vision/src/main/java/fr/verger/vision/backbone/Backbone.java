package fr.verger.vision.backbone;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A network that runs: photos in, features out. Thread-safe; every caller computes on its own
 * thread, so there should be as many callers as cores.
 */
public final class Backbone implements AutoCloseable {
  private final BackboneModel model;
  private final OrtSession session;
  private final int photosPerCall;

  /** Callers read, closing writes: a session must not vanish under one that computes. */
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();

  private boolean closed;

  private Backbone(BackboneModel model, OrtSession session, int photosPerCall) {
    this.model = model;
    this.session = session;
    this.photosPerCall = model.oneByOne() ? 1 : photosPerCall;
  }

  /**
   * Starts a session of its own for a model; {@link SharedBackbones} gives one to many callers.
   *
   * @throws IllegalStateException when the engine refuses a model that it took when it was read
   */
  public static Backbone open(BackboneModel model) {
    return open(model, model.precision().photosPerCall());
  }

  /**
   * The same with another number of photos in one call of the engine, to measure what that does.
   *
   * @param photosPerCall at most, at least 1; a graph that takes one photo only gets one
   */
  public static Backbone open(BackboneModel model, int photosPerCall) {
    if (photosPerCall < 1) {
      throw new IllegalArgumentException("%d photos a call".formatted(photosPerCall));
    }
    try {
      return new Backbone(model, Engine.open(model.onnx()), photosPerCall);
    } catch (OrtException e) {
      throw new IllegalStateException(
          "backbone %s cannot be started: %s".formatted(model.name(), e.getMessage()), e);
    }
  }

  /** What runs here. */
  public BackboneModel model() {
    return model;
  }

  /**
   * Computes the features of a batch, a few photos at a time. The engine reads and writes the
   * buffers themselves; nothing is copied.
   *
   * @param photos a direct buffer in the machine's byte order whose first {@code count ×
   *     floatsPerPhoto} floats are preprocessed photos; its position and limit are left alone
   * @param count photos in the batch, at least 1
   * @param features such a buffer that takes {@code count × featureCount} floats from index 0; its
   *     position and limit are left alone
   * @throws IllegalArgumentException when a buffer is not direct, or too small
   * @throws IllegalStateException when the engine fails or this backbone is closed
   */
  public void features(FloatBuffer photos, int count, FloatBuffer features) {
    int in = model.preprocessing().floatsPerPhoto();
    int out = model.featureCount();
    check("photos", photos, count, in);
    check("features", features, count, out);
    Lock use = inUse.readLock();
    use.lock();
    try {
      if (closed) {
        throw new IllegalStateException("backbone %s is closed".formatted(model.name()));
      }
      for (int first = 0; first < count; first += photosPerCall) {
        int step = Math.min(photosPerCall, count - first);
        run(slice(photos, first * in, step * in), step, slice(features, first * out, step * out));
      }
    } catch (OrtException e) {
      throw new IllegalStateException(
          "backbone %s failed on a batch of %d: %s".formatted(model.name(), count, e.getMessage()),
          e);
    } finally {
      use.unlock();
    }
  }

  private void run(FloatBuffer photos, int count, FloatBuffer features) throws OrtException {
    OrtEnvironment environment = Engine.environment();
    long[] shape = {count, model.featureCount()};
    try (OnnxTensor in =
            OnnxTensor.createTensor(environment, photos, model.preprocessing().shape(count));
        OnnxTensor out = OnnxTensor.createTensor(environment, features, shape)) {
      session.run(Map.of(model.input(), in), Map.of(model.features(), out)).close();
    }
  }

  private static FloatBuffer slice(FloatBuffer buffer, int from, int length) {
    return buffer.duplicate().clear().position(from).limit(from + length);
  }

  private static void check(String name, FloatBuffer buffer, int count, int each) {
    if (!buffer.isDirect() || buffer.order() != ByteOrder.nativeOrder()) {
      throw new IllegalArgumentException(
          "%s must be a direct buffer in native order".formatted(name));
    }
    if (count < 1 || buffer.capacity() < (long) count * each) {
      throw new IllegalArgumentException(
          "%s holds %d floats, not %d x %d".formatted(name, buffer.capacity(), count, each));
    }
  }

  /** Waits for callers that compute, then frees the session; closing twice does nothing more. */
  @Override
  public void close() {
    Lock end = inUse.writeLock();
    end.lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    } finally {
      end.unlock();
    }
  }
}
