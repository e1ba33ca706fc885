package fr.verger.vision.features;

import fr.verger.vision.photo.UnreadablePhotoException;

/** Gets at the bytes of a photo. */
@FunctionalInterface
public interface PhotoBytes<P> {
  /**
   * The whole file.
   *
   * @throws UnreadablePhotoException when it cannot be read; the photo is then rejected for that
   *     reason
   */
  byte[] of(P photo) throws UnreadablePhotoException;
}
