package fr.verger.vision.classifier;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.Engine;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Photos in, labels out. Thread-safe: callers share one session, and each computes on its own
 * thread, so there should be as many callers as cores.
 */
public final class FruitClassifier implements AutoCloseable {
  private final ClassifierModel model;
  private final long maxPixels;
  private final OrtSession session;
  private final Set<String> outputs = new LinkedHashSet<>();

  /** Scratch memory of callers that are done, for the next ones: never more than called at once. */
  private final Queue<PhotoInput> idle = new ConcurrentLinkedQueue<>();

  /** Callers read, closing writes: a session must not vanish under one that computes. */
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();

  private boolean closed;

  private FruitClassifier(ClassifierModel model, long maxPixels) {
    this.model = model;
    this.maxPixels = maxPixels;
    outputs.add(ClassifierModel.PROBABILITIES);
    outputs.add(ClassifierModel.UNKNOWN_SCORE);
    if (model.embeddingSize() > 0) {
      outputs.add(ClassifierModel.EMBEDDING);
    }
    try {
      session = Engine.open(model.onnx());
    } catch (OrtException e) {
      throw ClassifierMetadata.noClassifier(
          model.name(), "does not run on ONNX Runtime: " + e.getMessage(), e);
    }
  }

  /** The network that comes with Verger, with its own head. */
  public static FruitClassifier bundled() {
    return bundled(PhotoDecoder.DEFAULT_MAX_PIXELS);
  }

  /**
   * The network that comes with Verger, with its own head.
   *
   * @param maxPixels photos of more pixels are refused by their header
   */
  public static FruitClassifier bundled(long maxPixels) {
    return read(
        BackboneCatalog.FRUITS_MINI,
        new BackboneCatalog().onnx(BackboneCatalog.FRUITS_MINI),
        maxPixels);
  }

  /**
   * A classifier from a file: the {@code model.onnx} of a run, or a network that has a head of its
   * own and names its logits and labels.
   *
   * @throws VergerException when it cannot be read, is no classifier or does not run here
   */
  public static FruitClassifier open(Path file) {
    return open(file, PhotoDecoder.DEFAULT_MAX_PIXELS);
  }

  /**
   * A classifier from a file.
   *
   * @param maxPixels photos of more pixels are refused by their header
   * @throws VergerException when it cannot be read, is no classifier or does not run here
   */
  public static FruitClassifier open(Path file, long maxPixels) {
    try {
      return read(file.toString(), Files.readAllBytes(file), maxPixels);
    } catch (NoSuchFileException e) {
      throw new VergerException(
          Category.INPUT,
          "There is no model %s; give the model.onnx of a run, which 'verger train' writes."
              .formatted(file),
          e);
    } catch (IOException | OutOfMemoryError e) {
      throw new VergerException(
          Category.INPUT,
          "The model %s cannot be read (%s); give an ONNX file.".formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * A classifier from the bytes of a file.
   *
   * @param path of the file, for messages
   * @param onnx must not change while the classifier is in use
   * @throws VergerException when it is no classifier or does not run here
   */
  public static FruitClassifier read(String path, byte[] onnx, long maxPixels) {
    return new FruitClassifier(new ClassifierReader(path).read(onnx), maxPixels);
  }

  /** What runs here. */
  public ClassifierModel model() {
    return model;
  }

  /**
   * Says what is on a photo.
   *
   * @param photo the bytes of a whole file
   * @throws UnreadablePhotoException when it is no photo, broken or larger than allowed
   * @throws IllegalStateException when the engine fails or this classifier is closed
   */
  public Prediction classify(byte[] photo) throws UnreadablePhotoException {
    return classify(photo, PhotoDecoder.DEFAULT_TIME);
  }

  /**
   * Says what is on a photo that somebody waits for.
   *
   * @param photo the bytes of a whole file
   * @param time what decoding it may take
   * @throws UnreadablePhotoException when it is no photo, broken or larger than allowed, or takes
   *     longer
   * @throws IllegalStateException when the engine fails or this classifier is closed
   */
  public Prediction classify(byte[] photo, Duration time) throws UnreadablePhotoException {
    PhotoInput input = idle.poll();
    if (input == null) {
      input = new PhotoInput(model.preprocessing(), maxPixels);
    }
    try {
      return run(input.of(photo, time));
    } finally {
      idle.add(input);
    }
  }

  private Prediction run(FloatBuffer photo) throws UnreadablePhotoException {
    Lock use = inUse.readLock();
    use.lock();
    try {
      if (closed) {
        throw new IllegalStateException("classifier %s is closed".formatted(model.name()));
      }
      try (OnnxTensor in =
              OnnxTensor.createTensor(Engine.environment(), photo, model.preprocessing().shape(1));
          OrtSession.Result result = session.run(Map.of(model.input(), in), outputs)) {
        return prediction(result);
      }
    } catch (OrtException e) {
      throw new IllegalStateException(
          "classifier %s failed: %s".formatted(model.name(), e.getMessage()), e);
    } finally {
      use.unlock();
    }
  }

  private Prediction prediction(OrtSession.Result result) throws UnreadablePhotoException {
    float[] probabilities = values(result, ClassifierModel.PROBABILITIES, model.labels().size());
    List<LabelProbability> labels = new ArrayList<>(probabilities.length);
    for (int i = 0; i < probabilities.length; i++) {
      labels.add(new LabelProbability(model.labels().get(i), probabilities[i]));
    }
    labels.sort((one, other) -> Float.compare(other.probability(), one.probability()));
    float score = values(result, ClassifierModel.UNKNOWN_SCORE, 1)[0];
    float[] embedding =
        model.embeddingSize() > 0
            ? values(result, ClassifierModel.EMBEDDING, model.embeddingSize())
            : new float[0];
    return new Prediction(labels, score, score <= model.unknownThreshold(), embedding);
  }

  private float[] values(OrtSession.Result result, String output, int expected)
      throws UnreadablePhotoException {
    FloatBuffer buffer = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
    if (buffer == null || buffer.remaining() != expected) {
      throw ClassifierMetadata.noClassifier(
          model.name(), "does not give %d floats at '%s'".formatted(expected, output), null);
    }
    float[] values = new float[expected];
    buffer.get(values);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new UnreadablePhotoException("the network gave values that are not finite");
      }
    }
    return values;
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
