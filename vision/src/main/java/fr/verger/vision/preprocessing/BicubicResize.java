package fr.verger.vision.preprocessing;

import fr.verger.vision.photo.RgbImage;

/**
 * Pillow's {@code Image.resize((width, height))} for RGB, bit for bit: bicubic, with antialiasing
 * when reducing. Keeps its scratch memory, so an instance belongs to one thread.
 */
public final class BicubicResize {
  private final Resampler resampler = new Resampler();

  /** A resizer without scratch memory yet. */
  public BicubicResize() {}

  /** The photo in another size, without regard to its aspect ratio. */
  public RgbImage resize(RgbImage photo, int width, int height) {
    byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
    resampler.resize(
        photo,
        width,
        height,
        RowOrder.rgbByPixel(),
        (y, row) -> {
          int at = 3 * width * y;
          for (int i = 0; i < 3 * width; i++) {
            rgb[at + i] = (byte) row[i];
          }
        });
    return new RgbImage(width, height, rgb);
  }
}
