package fr.verger.vision.features;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.preprocessing.Preprocessor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Collects photos into a batch and runs it. Everything but the rows it hands out is allocated once:
 * a batch of preprocessed photos and a batch of features, outside the heap.
 *
 * <p>An instance belongs to one thread; the backbone may be shared.
 */
public final class FeatureExtractor {
  /** Photos that are decoded before the network runs, unless told otherwise. */
  public static final int DEFAULT_BATCH = 16;

  private final Backbone backbone;
  private final int batch;
  private final PhotoDecoder decoder;
  private final Preprocessor preprocessor;
  private final FloatBuffer photos;
  private final FloatBuffer features;
  private int pending;

  /**
   * An extractor with an empty batch.
   *
   * @param backbone what computes; stays the caller's to close
   * @param batch photos that are decoded before the network runs on them, at least 1
   * @param maxPixels photos of more pixels are refused by their header
   * @throws VergerException when a batch of that many photos is too large for one buffer
   */
  public FeatureExtractor(Backbone backbone, int batch, long maxPixels) {
    this.backbone = backbone;
    this.batch = batch;
    this.decoder = new PhotoDecoder(maxPixels);
    this.preprocessor = new Preprocessor(backbone.model().preprocessing());
    this.photos = direct(batch, backbone.model().preprocessing().floatsPerPhoto());
    this.features = direct(batch, backbone.model().featureCount());
  }

  private static FloatBuffer direct(int batch, int each) {
    long bytes = (long) batch * each * Float.BYTES;
    if (batch < 1 || bytes > Integer.MAX_VALUE) {
      throw new VergerException(
          Category.USAGE,
          "A batch of %d photos is not possible with this backbone, which has %d values a photo; give 1 to %d."
              .formatted(batch, each, Integer.MAX_VALUE / Float.BYTES / each));
    }
    return ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /** Photos that a batch takes. */
  public int batch() {
    return batch;
  }

  /** Photos that wait for {@link #flush}. */
  public int pending() {
    return pending;
  }

  /**
   * Decodes and preprocesses a photo into the next place of the batch. A photo that is refused
   * leaves no trace.
   *
   * @param photo the bytes of a whole file
   * @throws UnreadablePhotoException when it is no photo, broken or too large
   * @throws IllegalStateException when the batch is full
   */
  public void add(byte[] photo) throws UnreadablePhotoException {
    if (pending == batch) {
      throw new IllegalStateException("the batch is full; flush it first");
    }
    photos.position(pending * backbone.model().preprocessing().floatsPerPhoto());
    preprocessor.append(decoder.decode(photo), photos);
    pending++;
  }

  /**
   * Runs the batch and empties it.
   *
   * @return the features of each photo, in the order in which they were added; empty when none was
   */
  public float[][] flush() {
    float[][] rows = new float[pending][backbone.model().featureCount()];
    if (pending > 0) {
      backbone.features(photos, pending, features);
      features.clear();
      for (float[] row : rows) {
        features.get(row);
      }
      pending = 0;
    }
    return rows;
  }
}
