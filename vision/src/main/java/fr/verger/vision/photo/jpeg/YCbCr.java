package fr.verger.vision.photo.jpeg;

/**
 * JFIF's YCbCr (BT.601, full range) to RGB in libjpeg's fixed point of 16 fraction bits. Each loop
 * fills one array and has neither branches nor a change of type, so that it becomes vector
 * instructions; values are bounded to 0 to 255 by masking with the sign.
 */
final class YCbCr {
  private static final int HALF = 1 << 15;
  private static final int RED_CR = 91881;
  private static final int GREEN_CB = 22554;
  private static final int GREEN_CR = 46802;
  private static final int BLUE_CB = 116130;

  private YCbCr() {}

  /**
   * Converts a row.
   *
   * @param in rows of Y, Cb and Cr
   * @param scratch three rows for anything
   */
  static void toRgb(int[][] in, int[][] scratch, int width, byte[] rgb, int at) {
    int[] red = scratch[0];
    int[] green = scratch[1];
    int[] blue = scratch[2];
    one(in[0], in[2], RED_CR, red, width);
    green(in[0], in[1], in[2], green, width);
    one(in[0], in[1], BLUE_CB, blue, width);
    int to = at;
    for (int x = 0; x < width; x++) {
      rgb[to] = (byte) red[x];
      rgb[to + 1] = (byte) green[x];
      rgb[to + 2] = (byte) blue[x];
      to += 3;
    }
  }

  private static void one(int[] y, int[] chroma, int factor, int[] out, int width) {
    for (int x = 0; x < width; x++) {
      int value = y[x] + ((factor * (chroma[x] - 128) + HALF) >> 16);
      int below = 255 - (value & ~(value >> 31));
      out[x] = 255 - (below & ~(below >> 31));
    }
  }

  private static void green(int[] y, int[] cb, int[] cr, int[] out, int width) {
    for (int x = 0; x < width; x++) {
      int value = y[x] + ((HALF - GREEN_CB * (cb[x] - 128) - GREEN_CR * (cr[x] - 128)) >> 16);
      int below = 255 - (value & ~(value >> 31));
      out[x] = 255 - (below & ~(below >> 31));
    }
  }
}
