package fr.verger.vision.photo.png;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;

/**
 * What the IHDR chunk says.
 *
 * @param depth bits a sample: 1, 2, 4, 8 or 16
 * @param type the colour type: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA
 */
record PngHeader(long width, long height, int depth, int type, boolean interlaced) {
  static final int GREY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GREY_ALPHA = 4;
  static final int RGBA = 6;

  static PngHeader read(ByteSource in) throws UnreadablePhotoException {
    long width = in.u32();
    long height = in.u32();
    int depth = in.u8();
    int type = in.u8();
    int compression = in.u8();
    int filter = in.u8();
    int interlace = in.u8();
    boolean valid =
        switch (type) {
          case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case RGB, GREY_ALPHA, RGBA -> depth == 8 || depth == 16;
          default -> false;
        };
    if (!valid || compression != 0 || filter != 0 || interlace > 1) {
      throw new UnreadablePhotoException("the PNG's header is broken");
    }
    return new PngHeader(width, height, depth, type, interlace == 1);
  }

  int channels() {
    return switch (type) {
      case GREY_ALPHA -> 2;
      case RGB -> 3;
      case RGBA -> 4;
      default -> 1;
    };
  }

  /** Bytes of a row of so many pixels, without the filter's byte. */
  long rowBytes(long pixels) {
    return (pixels * channels() * depth + 7) / 8;
  }

  /** What a filter takes for the pixel to the left: so many bytes back. */
  int pixelBytes() {
    return Math.max(1, channels() * depth / 8);
  }

  /** Bytes of all rows with their filters' bytes. */
  long dataBytes() {
    long bytes = 0;
    for (PngPass pass : PngPass.of(this)) {
      bytes += pass.rows() * (1 + rowBytes(pass.columns()));
    }
    return bytes;
  }
}
