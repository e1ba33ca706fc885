package fr.verger.vision.descriptor;

import fr.verger.vision.photo.RgbImage;

/** Describes photos. Keeps scratch memory, so an instance belongs to one thread. */
@FunctionalInterface
public interface Describer {
  /**
   * The features of a photo: a new array, as long as the descriptor's {@link
   * Descriptor#featureCount}, the same for the same pixels.
   *
   * @param photo any size
   */
  float[] describe(RgbImage photo);
}
