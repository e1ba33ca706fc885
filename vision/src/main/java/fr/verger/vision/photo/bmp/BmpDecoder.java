package fr.verger.vision.photo.bmp;

import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import fr.verger.vision.photo.format.FormatDecoder;
import fr.verger.vision.photo.format.Palette;
import fr.verger.vision.photo.format.PhotoLimits;

/** Decodes BMP. */
public final class BmpDecoder implements FormatDecoder {
  /** A decoder; it keeps nothing between photos. */
  public BmpDecoder() {}

  @Override
  public RgbImage decode(byte[] file, PhotoLimits limits) throws UnreadablePhotoException {
    ByteSource in = ByteSource.littleEndian(file);
    BmpHeader header = BmpHeader.read(in);
    limits.check(header.width(), header.height());
    Palette palette = palette(in, header);
    in.seek(header.dataAt());
    int width = (int) header.width();
    int height = (int) header.height();
    return switch (header.compression()) {
      case BmpHeader.PLAIN, BmpHeader.BIT_FIELDS -> {
        if (header.rowBytes() * height > in.remaining()) {
          throw truncated();
        }
        yield plain(file, header, palette, limits);
      }
      case BmpHeader.RUNS_4, BmpHeader.RUNS_8 -> {
        boolean half = header.compression() == BmpHeader.RUNS_4;
        byte[] indices = BmpRuns.read(in, half, width, (long) width * height);
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
          limits.heed();
          int row = (header.topDown() ? y : height - 1 - y) * width;
          for (int x = 0; x < width; x++) {
            palette.put(indices[row + x] & 0xff, rgb, 3 * (y * width + x));
          }
        }
        yield new RgbImage(width, height, rgb);
      }
      default ->
          throw new UnreadablePhotoException(
              "BMP with compression " + header.compression() + " is not supported");
    };
  }

  private static Palette palette(ByteSource in, BmpHeader header) throws UnreadablePhotoException {
    Palette palette = new Palette();
    in.seek(header.paletteAt());
    for (int i = 0; i < header.colours() && in.remaining() >= header.colourBytes(); i++) {
      int blue = in.u8();
      int green = in.u8();
      palette.set(i, in.u8(), green, blue);
      in.skip(header.colourBytes() - 3);
    }
    return palette;
  }

  private static RgbImage plain(byte[] file, BmpHeader header, Palette palette, PhotoLimits limits)
      throws UnreadablePhotoException {
    int width = (int) header.width();
    int height = (int) header.height();
    byte[] rgb = new byte[3 * width * height];
    BmpRow row = BmpRow.of(header, palette);
    for (int y = 0; y < height; y++) {
      limits.heed();
      int stored = header.topDown() ? y : height - 1 - y;
      int from = (int) (header.dataAt() + stored * header.rowBytes());
      row.put(file, from, width, rgb, 3 * y * width);
    }
    return new RgbImage(width, height, rgb);
  }

  static UnreadablePhotoException truncated() {
    return new UnreadablePhotoException("the BMP data end before the picture does");
  }
}
