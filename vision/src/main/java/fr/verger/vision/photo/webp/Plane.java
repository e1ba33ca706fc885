package fr.verger.vision.photo.webp;

/**
 * Samples of one channel of a frame, a whole number of macroblocks across and down, with a border
 * above and to the left that holds what prediction takes for neighbours there.
 */
final class Plane {
  /** Columns left of the first and right of the last sample. */
  private static final int BORDER = 4;

  final byte[] samples;
  final int stride;

  /** A grey frame; its border is 127 above and 129 to the left. */
  Plane(int width, int height) {
    stride = width + 2 * BORDER;
    samples = new byte[Math.multiplyExact(stride, height + 1)];
    java.util.Arrays.fill(samples, 0, stride, (byte) 127);
    for (int y = 0; y < height; y++) {
      samples[at(-1, y)] = (byte) 129;
    }
  }

  /** Where a sample lies; -1 leads to the border. */
  int at(int x, int y) {
    return (y + 1) * stride + BORDER + x;
  }

  static long bytes(long width, long height) {
    return (width + 2 * BORDER) * (height + 1);
  }
}
