package fr.verger.vision.features;

/**
 * What became of a photo: features, or the reason why there are none.
 *
 * @param photo what the caller calls it
 * @param features its features, or null when it was rejected
 * @param rejection why it was rejected, in one short sentence, or null when it was not
 */
public record ExtractedPhoto<P>(P photo, float[] features, String rejection) {
  /** A photo gives one of the two. */
  public ExtractedPhoto {
    if ((features == null) == (rejection == null)) {
      throw new IllegalArgumentException("a photo has either features or a rejection");
    }
  }

  /** Whether it has no features. */
  public boolean isRejected() {
    return rejection != null;
  }
}
