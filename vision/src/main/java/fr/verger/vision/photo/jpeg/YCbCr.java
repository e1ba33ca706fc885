package fr.verger.vision.photo.jpeg;

/**
 * JFIF's YCbCr (BT.601, full range) to RGB in libjpeg's fixed point of 16 fraction bits. The first
 * loop has one type and no branches, so that it becomes vector instructions; it leaves its results
 * in its input.
 */
final class YCbCr {
  private static final int HALF = 1 << 15;
  private static final int RED_CR = 91881;
  private static final int GREEN_CB = 22554;
  private static final int GREEN_CR = 46802;
  private static final int BLUE_CB = 116130;

  private YCbCr() {}

  /** Converts a row; what the three arrays held is lost. */
  static void toRgb(int[] y, int[] cb, int[] cr, int width, byte[] rgb, int at) {
    convert(y, cb, cr, width);
    int to = at;
    for (int x = 0; x < width; x++) {
      rgb[to] = (byte) y[x];
      rgb[to + 1] = (byte) cb[x];
      rgb[to + 2] = (byte) cr[x];
      to += 3;
    }
  }

  private static void convert(int[] y, int[] cb, int[] cr, int width) {
    for (int x = 0; x < width; x++) {
      int light = y[x];
      int blue = cb[x] - 128;
      int red = cr[x] - 128;
      int r = light + ((RED_CR * red + HALF) >> 16);
      int g = light + ((HALF - GREEN_CB * blue - GREEN_CR * red) >> 16);
      int b = light + ((BLUE_CB * blue + HALF) >> 16);
      // Bounded to 0 to 255 by masking with the sign.
      r = 255 - (r & ~(r >> 31));
      g = 255 - (g & ~(g >> 31));
      b = 255 - (b & ~(b >> 31));
      y[x] = 255 - (r & ~(r >> 31));
      cb[x] = 255 - (g & ~(g >> 31));
      cr[x] = 255 - (b & ~(b >> 31));
    }
  }
}
