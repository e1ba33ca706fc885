package fr.verger.vision.photo.webp;

/** Predicts subblocks of 4 × 4 luma samples (RFC 6386, section 12.3). */
final class SubblockPrediction {
  static final int DC = 0;
  static final int TRUE_MOTION = 1;
  static final int VERTICAL = 2;
  static final int HORIZONTAL = 3;
  private static final int LEFT_DOWN = 4;
  private static final int RIGHT_DOWN = 5;
  private static final int VERTICAL_RIGHT = 6;
  private static final int VERTICAL_LEFT = 7;
  private static final int HORIZONTAL_DOWN = 8;

  private final Plane plane;

  /** The edge from the lowest left neighbour over the corner (index 4) to the rightmost above. */
  private final int[] e = new int[13];

  SubblockPrediction(Plane plane) {
    this.plane = plane;
  }

  /**
   * Predicts the subblock at {@code at}.
   *
   * @param aboveRight where the four samples lie that continue the row above
   */
  void predict(int mode, int at, int aboveRight) {
    byte[] s = plane.samples;
    int up = at - plane.stride;
    for (int i = 0; i < 4; i++) {
      e[3 - i] = s[at + i * plane.stride - 1] & 0xff;
      e[5 + i] = s[up + i] & 0xff;
      e[9 + i] = s[aboveRight + i] & 0xff;
    }
    e[4] = s[up - 1] & 0xff;
    switch (mode) {
      case DC -> dc(at);
      case TRUE_MOTION -> BlockPrediction.trueMotion(plane, 4, at);
      case VERTICAL -> vertical(at);
      case HORIZONTAL -> horizontal(at);
      case LEFT_DOWN -> diagonal(at, 1, 6);
      case RIGHT_DOWN -> diagonal(at, -1, 4);
      case VERTICAL_RIGHT -> verticalRight(at);
      case VERTICAL_LEFT -> verticalLeft(at);
      case HORIZONTAL_DOWN -> horizontalDown(at);
      default -> horizontalUp(at);
    }
  }

  private void set(int at, int x, int y, int value) {
    plane.samples[at + y * plane.stride + x] = (byte) value;
  }

  /** The mean of two neighbours on the edge. */
  private int two(int i) {
    return (e[i] + e[i + 1] + 1) >> 1;
  }

  /** The smoothed value of a place on the edge, whose ends are repeated. */
  private int three(int i) {
    return (e[Math.max(0, i - 1)] + 2 * e[i] + e[Math.min(12, i + 1)] + 2) >> 2;
  }

  private void dc(int at) {
    int sum = 4;
    for (int i = 0; i < 4; i++) {
      sum += e[i] + e[5 + i];
    }
    for (int i = 0; i < 16; i++) {
      set(at, i & 3, i >> 2, sum >> 3);
    }
  }

  private void vertical(int at) {
    for (int i = 0; i < 16; i++) {
      set(at, i & 3, i >> 2, three(5 + (i & 3)));
    }
  }

  private void horizontal(int at) {
    for (int i = 0; i < 16; i++) {
      set(at, i & 3, i >> 2, three(3 - (i >> 2)));
    }
  }

  private void diagonal(int at, int slope, int start) {
    for (int i = 0; i < 16; i++) {
      int x = i & 3;
      int y = i >> 2;
      set(at, x, y, three(start + x + slope * y));
    }
  }

  private void verticalRight(int at) {
    for (int x = 0; x < 4; x++) {
      set(at, x, 0, two(4 + x));
      set(at, x, 1, three(4 + x));
    }
    set(at, 0, 2, three(3));
    set(at, 0, 3, three(2));
    for (int x = 1; x < 4; x++) {
      set(at, x, 2, two(3 + x));
      set(at, x, 3, three(3 + x));
    }
  }

  private void verticalLeft(int at) {
    for (int x = 0; x < 4; x++) {
      set(at, x, 0, two(5 + x));
      set(at, x, 1, three(6 + x));
    }
    for (int x = 0; x < 3; x++) {
      set(at, x, 2, two(6 + x));
      set(at, x, 3, three(7 + x));
    }
    set(at, 3, 2, three(10));
    set(at, 3, 3, three(11));
  }

  private void horizontalDown(int at) {
    for (int y = 0; y < 4; y++) {
      set(at, 0, y, two(3 - y));
      set(at, 1, y, three(4 - y));
    }
    set(at, 2, 0, three(5));
    set(at, 3, 0, three(6));
    for (int y = 1; y < 4; y++) {
      set(at, 2, y, two(4 - y));
      set(at, 3, y, three(5 - y));
    }
  }

  private void horizontalUp(int at) {
    set(at, 0, 0, two(2));
    set(at, 1, 0, three(2));
    set(at, 2, 0, two(1));
    set(at, 3, 0, three(1));
    set(at, 0, 1, two(1));
    set(at, 1, 1, three(1));
    set(at, 2, 1, two(0));
    set(at, 3, 1, three(0));
    set(at, 0, 2, two(0));
    set(at, 1, 2, three(0));
    for (int i = 10; i < 16; i++) {
      set(at, i & 3, i >> 2, e[0]);
    }
  }
}
