package fr.verger.vision.photo.format;

import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.photo.UnreadablePhotoException;

/** Decodes photos of one format. An instance may keep scratch memory and belongs to one thread. */
public interface FormatDecoder {
  /**
   * Decodes a photo.
   *
   * @param file a whole file whose first bytes are those of the format
   * @param limits asked before any memory is taken for pixels, and between rows
   * @throws UnreadablePhotoException when the file is broken, too large or of a kind not supported
   */
  RgbImage decode(byte[] file, PhotoLimits limits) throws UnreadablePhotoException;
}
