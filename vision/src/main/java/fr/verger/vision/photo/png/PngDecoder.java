package fr.verger.vision.photo.png;

import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.FormatDecoder;
import fr.verger.vision.photo.format.PhotoLimits;

/** Decodes PNG. */
public final class PngDecoder implements FormatDecoder {
  /** Deflate makes at most 1032 bytes of one. */
  private static final long MOST_INFLATED = 1032;

  /** A decoder; it keeps nothing between photos. */
  public PngDecoder() {}

  @Override
  public RgbImage decode(byte[] file, PhotoLimits limits) throws UnreadablePhotoException {
    PngChunks chunks = new PngChunks(file);
    chunks.read(limits);
    PngHeader header = chunks.header();
    byte[] data = chunks.data();
    if (header.dataBytes() > MOST_INFLATED * data.length) {
      throw truncated();
    }
    int width = (int) header.width();
    byte[] rgb = new byte[3 * width * (int) header.height()];
    PngPixels pixels = chunks.pixels();
    try (PngRows rows = new PngRows(data, header.pixelBytes())) {
      for (PngPass pass : PngPass.of(header)) {
        rows.begin((int) header.rowBytes(pass.columns()));
        for (int y = 0; y < pass.rows(); y++) {
          limits.heed();
          int at = 3 * ((pass.top() + y * pass.stepDown()) * width + pass.left());
          pixels.put(rows.next(), (int) pass.columns(), rgb, at, 3 * pass.stepAcross());
        }
      }
    }
    return chunks.orientation().apply(new RgbImage(width, (int) header.height(), rgb));
  }

  static UnreadablePhotoException truncated() {
    return new UnreadablePhotoException("the PNG data end before the picture does");
  }
}
