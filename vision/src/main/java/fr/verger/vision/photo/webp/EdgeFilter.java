package fr.verger.vision.photo.webp;

/**
 * Filters across one edge of a plane. An upright edge runs down and is filtered from left to right.
 * Samples are called p3 to p0 before the edge and q0 to q3 behind it.
 */
final class EdgeFilter {
  private final byte[] s;
  private final Plane plane;

  EdgeFilter(Plane plane) {
    this.plane = plane;
    this.s = plane.samples;
  }

  /** The simple filter along 16 samples. */
  void simple(int x, int y, boolean upright, int threshold) {
    int across = upright ? 1 : plane.stride;
    int along = upright ? plane.stride : 1;
    int at = plane.at(x, y);
    for (int i = 0; i < 16; i++, at += along) {
      if (isSmooth(at, across, 2 * threshold + 1)) {
        two(at, across);
      }
    }
  }

  /** The normal filter along the edge between two macroblocks. */
  void block(int x, int y, int length, boolean upright, int threshold, int interior, int variance) {
    int across = upright ? 1 : plane.stride;
    int along = upright ? plane.stride : 1;
    int at = plane.at(x, y);
    for (int i = 0; i < length; i++, at += along) {
      if (isSmooth(at, across, 2 * threshold + 1) && isEven(at, across, interior)) {
        if (varies(at, across, variance)) {
          two(at, across);
        } else {
          six(at, across);
        }
      }
    }
  }

  /** The normal filter along an edge within a macroblock. */
  void subblock(
      int x, int y, int length, boolean upright, int threshold, int interior, int variance) {
    int across = upright ? 1 : plane.stride;
    int along = upright ? plane.stride : 1;
    int at = plane.at(x, y);
    for (int i = 0; i < length; i++, at += along) {
      if (isSmooth(at, across, 2 * threshold + 1) && isEven(at, across, interior)) {
        if (varies(at, across, variance)) {
          two(at, across);
        } else {
          four(at, across);
        }
      }
    }
  }

  private int sample(int at) {
    return s[at] & 0xff;
  }

  private int difference(int a, int b) {
    return Math.abs(sample(a) - sample(b));
  }

  private boolean isSmooth(int at, int d, int threshold) {
    return 4 * difference(at - d, at) + difference(at - 2 * d, at + d) <= threshold;
  }

  private boolean isEven(int at, int d, int limit) {
    return difference(at - 4 * d, at - 3 * d) <= limit
        && difference(at - 3 * d, at - 2 * d) <= limit
        && difference(at - 2 * d, at - d) <= limit
        && difference(at + 3 * d, at + 2 * d) <= limit
        && difference(at + 2 * d, at + d) <= limit
        && difference(at + d, at) <= limit;
  }

  private boolean varies(int at, int d, int limit) {
    return difference(at - 2 * d, at - d) > limit || difference(at + d, at) > limit;
  }

  private void two(int at, int d) {
    int step = 3 * (sample(at) - sample(at - d)) + signed(sample(at - 2 * d) - sample(at + d));
    add(at - d, small((step + 3) >> 3));
    add(at, -small((step + 4) >> 3));
  }

  private void four(int at, int d) {
    int step = 3 * (sample(at) - sample(at - d));
    int behind = small((step + 4) >> 3);
    int outer = (behind + 1) >> 1;
    add(at - 2 * d, outer);
    add(at - d, small((step + 3) >> 3));
    add(at, -behind);
    add(at + d, -outer);
  }

  private void six(int at, int d) {
    int outer = signed(sample(at - 2 * d) - sample(at + d));
    int step = signed(3 * (sample(at) - sample(at - d)) + outer);
    int near = (27 * step + 63) >> 7;
    int middle = (18 * step + 63) >> 7;
    int far = (9 * step + 63) >> 7;
    add(at - 3 * d, far);
    add(at - 2 * d, middle);
    add(at - d, near);
    add(at, -near);
    add(at + d, -middle);
    add(at + 2 * d, -far);
  }

  private void add(int at, int difference) {
    s[at] = (byte) Math.max(0, Math.min(255, sample(at) + difference));
  }

  private static int signed(int value) {
    return Math.max(-128, Math.min(127, value));
  }

  private static int small(int value) {
    return Math.max(-16, Math.min(15, value));
  }
}
