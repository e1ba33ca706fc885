package fr.verger.vision.photo.jpeg;

/** JFIF's YCbCr (BT.601, full range) to RGB in libjpeg's fixed point of 16 fraction bits. */
final class YCbCr {
  private static final int HALF = 1 << 15;
  private static final int RED_CR = 91881;
  private static final int GREEN_CB = 22554;
  private static final int GREEN_CR = 46802;
  private static final int BLUE_CB = 116130;

  private YCbCr() {}

  static void toRgb(byte[] y, byte[] cb, byte[] cr, int width, byte[] rgb, int at) {
    int to = at;
    for (int x = 0; x < width; x++) {
      int light = y[x] & 0xff;
      int blue = (cb[x] & 0xff) - 128;
      int red = (cr[x] & 0xff) - 128;
      rgb[to] = clamp(light + ((RED_CR * red + HALF) >> 16));
      rgb[to + 1] = clamp(light + ((HALF - GREEN_CB * blue - GREEN_CR * red) >> 16));
      rgb[to + 2] = clamp(light + ((BLUE_CB * blue + HALF) >> 16));
      to += 3;
    }
  }

  private static byte clamp(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
