package fr.verger.vision.photo.format;

import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.Locale;

/**
 * How large a photo may be by its header.
 *
 * @param maxPixels the largest width × height
 */
public record SizeLimit(long maxPixels) {
  /** A side beyond this is no photo's, and would make the resize's tables huge. */
  private static final long MAX_SIDE = 1_000_000;

  /** What fits into one Java array of RGB bytes. */
  private static final long MAX_ARRAY_PIXELS = (Integer.MAX_VALUE - 8) / 3;

  /** Refuses a size that is empty or beyond the limit. */
  public void check(long width, long height) throws UnreadablePhotoException {
    if (width < 1 || height < 1) {
      throw new UnreadablePhotoException("its header gives no size");
    }
    if (width > MAX_SIDE || height > MAX_SIDE) {
      throw new UnreadablePhotoException(
          String.format(
              Locale.ROOT,
              "it is %d x %d pixels, and a side may have at most %d",
              width,
              height,
              MAX_SIDE));
    }
    long most = Math.min(maxPixels, MAX_ARRAY_PIXELS);
    if (width * height > most) {
      throw new UnreadablePhotoException(
          String.format(
              Locale.ROOT,
              "it is %d x %d pixels, more than the limit of %d pixels",
              width,
              height,
              most));
    }
  }
}
