package fr.verger.vision.photo;

/**
 * Pixels of a photo: 8-bit RGB, interleaved, row by row from the top.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param rgb {@code width * height * 3} bytes, not copied: whoever holds the image must not change
 *     them
 */
public record RgbImage(int width, int height, byte[] rgb) {
  /** Checks that the array has the length that the size asks for. */
  public RgbImage {
    if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "an image of %d x %d cannot have %d bytes".formatted(width, height, rgb.length));
    }
  }
}
