package fr.verger.vision.features;

import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;

/**
 * Decodes photos, collects them in a batch and runs it. An instance belongs to one thread; the
 * backbone may be shared.
 */
public final class FeatureExtractor {
  /** Photos that are decoded before the network runs, unless told otherwise. */
  public static final int DEFAULT_BATCH = 16;

  private final int batch;
  private final PhotoDecoder decoder;
  private final FeatureBatch taken;
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
    this(new NetworkBatch(backbone, batch), batch, new PhotoDecoder(maxPixels));
  }

  /** An extractor that fills that batch, which is empty. */
  FeatureExtractor(FeatureBatch taken, int batch, PhotoDecoder decoder) {
    this.taken = taken;
    this.batch = batch;
    this.decoder = decoder;
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
   * Decodes and prepares a photo for the next place of the batch. A photo that is refused leaves no
   * trace.
   *
   * @param photo the bytes of a whole file
   * @throws UnreadablePhotoException when it is no photo, broken, too large or takes too long
   * @throws IllegalStateException when the batch is full
   */
  public void add(byte[] photo) throws UnreadablePhotoException {
    if (pending == batch) {
      throw new IllegalStateException("the batch is full; flush it first");
    }
    taken.add(decoder.decode(photo));
    pending++;
  }

  /**
   * Runs the batch and empties it.
   *
   * @return the features of each photo, in the order in which they were added; empty when none was
   */
  public float[][] flush() {
    pending = 0;
    return taken.flush();
  }
}
