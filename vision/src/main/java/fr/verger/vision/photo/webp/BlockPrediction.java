package fr.verger.vision.photo.webp;

/** Predicts whole blocks of luma (16 × 16) and chroma (8 × 8); RFC 6386, sections 12.2 and 12.3. */
final class BlockPrediction {
  private BlockPrediction() {}

  /** Predicts the block at a macroblock's column and row. */
  static void predict(Plane plane, int size, int column, int row, int mode) {
    int at = plane.at(size * column, size * row);
    switch (mode) {
      case Macroblock.VERTICAL -> {
        for (int y = 0; y < size; y++) {
          System.arraycopy(
              plane.samples, at - plane.stride, plane.samples, at + y * plane.stride, size);
        }
      }
      case Macroblock.HORIZONTAL -> {
        for (int y = 0; y < size; y++) {
          int line = at + y * plane.stride;
          java.util.Arrays.fill(plane.samples, line, line + size, plane.samples[line - 1]);
        }
      }
      case Macroblock.TRUE_MOTION -> trueMotion(plane, size, at);
      default -> dc(plane, size, at, column > 0, row > 0);
    }
  }

  /** Each sample is its left neighbour's plus the slope of the row above. */
  static void trueMotion(Plane plane, int size, int at) {
    byte[] s = plane.samples;
    int corner = s[at - plane.stride - 1] & 0xff;
    for (int y = 0; y < size; y++) {
      int line = at + y * plane.stride;
      int left = (s[line - 1] & 0xff) - corner;
      for (int x = 0; x < size; x++) {
        int value = left + (s[at - plane.stride + x] & 0xff);
        s[line + x] = (byte) Math.max(0, Math.min(255, value));
      }
    }
  }

  private static void dc(Plane plane, int size, int at, boolean hasLeft, boolean hasAbove) {
    byte[] s = plane.samples;
    int sum = 0;
    int count = 0;
    if (hasAbove) {
      for (int x = 0; x < size; x++) {
        sum += s[at - plane.stride + x] & 0xff;
      }
      count += size;
    }
    if (hasLeft) {
      for (int y = 0; y < size; y++) {
        sum += s[at + y * plane.stride - 1] & 0xff;
      }
      count += size;
    }
    byte value = (byte) (count == 0 ? 128 : (sum + count / 2) / count);
    for (int y = 0; y < size; y++) {
      int line = at + y * plane.stride;
      java.util.Arrays.fill(s, line, line + size, value);
    }
  }
}
