package fr.verger.vision.preprocessing;

/**
 * Where the channels of a pixel lie in a row of values.
 *
 * @param step from a pixel to its right neighbour
 * @param red offset of the first pixel's red
 * @param green offset of the first pixel's green
 * @param blue offset of the first pixel's blue
 */
record RowOrder(int step, int red, int green, int blue) {
  /** Red, green, blue of the first pixel, then of the second. */
  static RowOrder rgbByPixel() {
    return new RowOrder(3, 0, 1, 2);
  }

  /** All red values of the row, then all green, then all blue ones. */
  static RowOrder rgbByChannel(int width) {
    return new RowOrder(1, 0, width, 2 * width);
  }

  /** The same with red and blue exchanged. */
  RowOrder bgr() {
    return new RowOrder(step, /* red= */ blue, green, /* blue= */ red);
  }
}
