package fr.verger.vision.preprocessing;

import fr.verger.vision.photo.RgbImage;
import java.nio.FloatBuffer;

/**
 * Resizes and normalises photos; keeps its scratch memory, so an instance belongs to one thread.
 */
public final class Preprocessor {
  private final Preprocessing preprocessing;

  /** A preprocessor for one backbone. */
  public Preprocessor(Preprocessing preprocessing) {
    this.preprocessing = preprocessing;
  }

  /**
   * Resizes a photo to the input size and appends it, normalised.
   *
   * @param photo any size
   * @param destination takes {@link Preprocessing#floatsPerPhoto()} floats at its position, which
   *     moves behind them
   */
  public void append(RgbImage photo, FloatBuffer destination) {
    int size = preprocessing.inputSize();
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          int sx = x * photo.width() / size;
          int sy = y * photo.height() / size;
          destination.put((photo.rgb()[3 * (sy * photo.width() + sx) + c] & 0xff) / 127.5f - 1);
        }
      }
    }
  }
}
