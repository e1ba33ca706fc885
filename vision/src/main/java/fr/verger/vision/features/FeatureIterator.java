package fr.verger.vision.features;

import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Photos in, outcomes out, one for each and in the same order. Lazy: pulls at most one batch ahead
 * of what was asked for, and holds no more than that.
 */
public final class FeatureIterator<P> implements Iterator<ExtractedPhoto<P>> {
  private static final String NOT_FINITE = "the backbone gave values that are not finite";

  private final Iterator<P> photos;
  private final PhotoBytes<P> bytes;
  private final FeatureExtractor extractor;
  private final Queue<ExtractedPhoto<P>> ready = new ArrayDeque<>();

  /**
   * An iterator over the outcomes of those photos.
   *
   * @param extractor empty, and used by nobody else meanwhile
   */
  public FeatureIterator(Iterator<P> photos, PhotoBytes<P> bytes, FeatureExtractor extractor) {
    this.photos = photos;
    this.bytes = bytes;
    this.extractor = extractor;
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || photos.hasNext();
  }

  @Override
  public ExtractedPhoto<P> next() {
    if (ready.isEmpty()) {
      if (!photos.hasNext()) {
        throw new NoSuchElementException();
      }
      takeBatch();
    }
    return ready.remove();
  }

  /** Rejected photos count, so that a folder of nothing else does not pile up here. */
  private void takeBatch() {
    List<P> taken = new ArrayList<>(extractor.batch());
    List<String> rejections = new ArrayList<>(extractor.batch());
    while (taken.size() < extractor.batch() && photos.hasNext()) {
      P photo = photos.next();
      taken.add(photo);
      rejections.add(add(photo));
    }
    float[][] features = extractor.flush();
    int row = 0;
    for (int i = 0; i < taken.size(); i++) {
      String rejection = rejections.get(i);
      ready.add(
          rejection == null
              ? outcome(taken.get(i), features[row++])
              : new ExtractedPhoto<>(taken.get(i), null, rejection));
    }
  }

  private String add(P photo) {
    try {
      extractor.add(bytes.of(photo));
      return null;
    } catch (UnreadablePhotoException e) {
      return e.getMessage();
    }
  }

  private static <P> ExtractedPhoto<P> outcome(P photo, float[] features) {
    for (float value : features) {
      if (!Float.isFinite(value)) {
        return new ExtractedPhoto<>(photo, null, NOT_FINITE);
      }
    }
    return new ExtractedPhoto<>(photo, features, null);
  }
}
