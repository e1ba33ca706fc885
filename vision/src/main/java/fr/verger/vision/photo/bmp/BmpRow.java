package fr.verger.vision.photo.bmp;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.Alpha;
import fr.verger.vision.photo.format.Palette;

/** Turns a plain row of a bitmap into RGB. */
interface BmpRow {
  /** Writes {@code width} pixels that begin at {@code from} in the file. */
  void put(byte[] file, int from, int width, byte[] rgb, int at);

  /** The way for a bitmap's pixels. */
  static BmpRow of(BmpHeader header, Palette palette) throws UnreadablePhotoException {
    return switch (header.bits()) {
      case 1, 2, 4, 8 ->
          (file, from, width, rgb, at) -> {
            int bits = header.bits();
            for (int x = 0; x < width; x++) {
              int bit = x * bits;
              int value = (file[from + (bit >> 3)] & 0xff) >> (8 - bits - (bit & 7));
              palette.put(value & ((1 << bits) - 1), rgb, at + 3 * x);
            }
          };
      case 16, 24, 32 -> fields(header.bits() / 8, header.masks());
      default ->
          throw new UnreadablePhotoException(
              "BMP with " + header.bits() + " bits a pixel is not supported");
    };
  }

  private static BmpRow fields(int bytes, int[] masks) {
    return (file, from, width, rgb, at) -> {
      for (int x = 0; x < width; x++) {
        int pixel = 0;
        for (int i = 0; i < bytes; i++) {
          pixel |= (file[from + x * bytes + i] & 0xff) << (8 * i);
        }
        int alpha = masks[3] == 0 ? 255 : field(pixel, masks[3]);
        for (int c = 0; c < 3; c++) {
          rgb[at + 3 * x + c] = Alpha.overWhite(field(pixel, masks[c]), alpha);
        }
      }
    };
  }

  /** The bits under a mask, scaled to 0 to 255. */
  private static int field(int pixel, int mask) {
    if (mask == 0) {
      return 0;
    }
    int shift = Integer.numberOfTrailingZeros(mask);
    long most = (mask & 0xffffffffL) >> shift;
    long value = (pixel & mask & 0xffffffffL) >> shift;
    return (int) (value * 255 / most);
  }
}
