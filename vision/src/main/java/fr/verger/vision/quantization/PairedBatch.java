package fr.verger.vision.quantization;

import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.preprocessing.Preprocessor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** A batch of photos for two backbones; belongs to one thread at a time. */
final class PairedBatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Backbone first;
  private final Backbone second;
  private final int size;
  private final PhotoDecoder decoder;
  private final Preprocessor preprocessor;
  private final FloatBuffer photos;
  private final FloatBuffer firstFeatures;
  private final FloatBuffer secondFeatures;
  private int count;
  private long firstProcessorNanos;
  private long secondProcessorNanos;

  PairedBatch(Backbone first, Backbone second, int size, long maxPixels) {
    this.first = first;
    this.second = second;
    this.size = size;
    decoder = new PhotoDecoder(maxPixels);
    preprocessor = new Preprocessor(first.model().preprocessing());
    photos = direct(size * first.model().preprocessing().floatsPerPhoto());
    firstFeatures = direct(size * first.model().featureCount());
    secondFeatures = direct(size * second.model().featureCount());
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return count == size;
  }

  void clear() {
    count = 0;
    photos.clear();
  }

  void add(byte[] photo) throws UnreadablePhotoException {
    preprocessor.append(decoder.decode(photo), photos);
    count++;
  }

  void runFirst() {
    firstProcessorNanos = run(first, firstFeatures);
  }

  void runSecond() {
    secondProcessorNanos = run(second, secondFeatures);
  }

  private long run(Backbone backbone, FloatBuffer features) {
    long start = THREADS.getCurrentThreadCpuTime();
    if (count > 0) {
      backbone.features(photos, count, features);
    }
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  /** What the first backbone's last run took of this thread's processor. */
  long firstProcessorNanos() {
    return firstProcessorNanos;
  }

  /** What the second backbone's last run took of this thread's processor. */
  long secondProcessorNanos() {
    return secondProcessorNanos;
  }

  float[] firstRow(int index) {
    return row(firstFeatures, first.model().featureCount(), index);
  }

  float[] secondRow(int index) {
    return row(secondFeatures, second.model().featureCount(), index);
  }

  private static float[] row(FloatBuffer features, int length, int index) {
    float[] row = new float[length];
    features.get(index * length, row);
    return row;
  }
}
