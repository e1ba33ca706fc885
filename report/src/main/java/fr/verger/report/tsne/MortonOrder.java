package fr.verger.report.tsne;

/**
 * Points on a plane along a Z-shaped curve: a square of a quadtree is a piece of it. The squares of
 * the last level are 1/65,536 of the whole wide.
 */
final class MortonOrder {
  /** Levels of squares. */
  static final int LEVELS = 16;

  private static final int DIGIT = 11;

  private long[] keys;
  private long[] spare;
  private double side;

  MortonOrder(int points) {
    keys = new long[points];
    spare = new long[points];
  }

  /** Sorts points, whose x and y stand in turn; those of one square keep their order. */
  void sort(double[] places) {
    double left = Double.POSITIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < places.length; i += 2) {
      left = Math.min(left, places[i]);
      right = Math.max(right, places[i]);
      low = Math.min(low, places[i + 1]);
      high = Math.max(high, places[i + 1]);
    }
    side = Math.max(Math.max(right - left, high - low), Double.MIN_NORMAL);
    int last = (1 << LEVELS) - 1;
    for (int i = 0; i < keys.length; i++) {
      int across = (int) ((places[2 * i] - left) / side * last);
      int up = (int) ((places[2 * i + 1] - low) / side * last);
      keys[i] = (spread(across) | spread(up) << 1) << 32 | i;
    }
    for (int shift = 32; shift < 64; shift += DIGIT) {
      pass(shift);
    }
  }

  /** Puts an empty bit before each of 16. */
  private static long spread(int bits) {
    long x = bits;
    x = (x | x << 8) & 0x00ff00ffL;
    x = (x | x << 4) & 0x0f0f0f0fL;
    x = (x | x << 2) & 0x33333333L;
    return (x | x << 1) & 0x55555555L;
  }

  /** One pass of a radix sort. */
  private void pass(int shift) {
    int mask = (1 << DIGIT) - 1;
    int[] starts = new int[(1 << DIGIT) + 1];
    for (long key : keys) {
      starts[((int) (key >>> shift) & mask) + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    for (long key : keys) {
      spare[starts[(int) (key >>> shift) & mask]++] = key;
    }
    long[] sorted = spare;
    spare = keys;
    keys = sorted;
  }

  /** The point at a place of the order. */
  int point(int at) {
    return (int) keys[at];
  }

  /** Which quarter (0 to 3) of its square at a level the point at a place lies in. */
  int quarter(int at, int level) {
    return (int) (keys[at] >>> (32 + 2 * (LEVELS - 1 - level))) & 3;
  }

  /** Width of a square at a level; level 0 is the whole. */
  double width(int level) {
    return side / (1 << level);
  }
}
