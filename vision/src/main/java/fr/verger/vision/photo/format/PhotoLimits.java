package fr.verger.vision.photo.format;

import fr.verger.vision.photo.UnreadablePhotoException;
import java.time.Duration;
import java.util.Locale;

/**
 * How large a photo may be by its header, and how long its decoding may take. Each photo has limits
 * of its own, whose time runs from when they are made.
 *
 * @param maxPixels the largest width × height
 * @param time that decoding may take
 * @param end of that time, as {@link System#nanoTime} counts
 */
public record PhotoLimits(long maxPixels, Duration time, long end) {
  /** A side beyond this is no photo's, and would make the resize's tables huge. */
  private static final long MAX_SIDE = 1_000_000;

  /** What fits into one Java array of RGB bytes. */
  private static final long MAX_ARRAY_PIXELS = (Integer.MAX_VALUE - 8) / 3;

  /** Limits whose time begins now. */
  public static PhotoLimits fromNow(long maxPixels, Duration time) {
    return new PhotoLimits(maxPixels, time, System.nanoTime() + time.toNanos());
  }

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

  /**
   * Refuses a photo whose time is up. To be asked between rows, tiles and segments: whatever a file
   * says of itself, no more than one of them is decoded after its time.
   */
  public void heed() throws UnreadablePhotoException {
    if (System.nanoTime() - end > 0) {
      throw new UnreadablePhotoException(
          "decoding it took longer than %d s".formatted(time.toSeconds()));
    }
  }
}
