package fr.verger.vision.photo.webp;

/**
 * Pixels were predicted from those before them, with a mode for each block.
 *
 * @param modes of the blocks, in the green channel
 */
record PredictorTransform(int codedWidth, int bits, int[] modes) implements LosslessTransform {
  private static final int BLACK = 0xff000000;

  @Override
  public int[] undo(int[] p, int height) {
    int width = codedWidth;
    int across = LosslessTransform.up(width, bits);
    p[0] = Argb.add(p[0], BLACK);
    for (int x = 1; x < width; x++) {
      p[x] = Argb.add(p[x], p[x - 1]);
    }
    for (int y = 1; y < height; y++) {
      int row = y * width;
      p[row] = Argb.add(p[row], p[row - width]);
      for (int x = 1; x < width; x++) {
        int mode = modes[(y >> bits) * across + (x >> bits)] >> 8 & 15;
        p[row + x] = Argb.add(p[row + x], predict(mode, p, row + x, width));
      }
    }
    return p;
  }

  /** Right of a row's last pixel lies the next row's first one, as it lies in memory. */
  private static int predict(int mode, int[] p, int at, int width) {
    int left = p[at - 1];
    int top = p[at - width];
    int topLeft = p[at - width - 1];
    int topRight = p[at - width + 1];
    return switch (mode) {
      case 1 -> left;
      case 2 -> top;
      case 3 -> topRight;
      case 4 -> topLeft;
      case 5 -> Argb.mean(Argb.mean(left, topRight), top);
      case 6 -> Argb.mean(left, topLeft);
      case 7 -> Argb.mean(left, top);
      case 8 -> Argb.mean(topLeft, top);
      case 9 -> Argb.mean(top, topRight);
      case 10 -> Argb.mean(Argb.mean(left, topLeft), Argb.mean(top, topRight));
      case 11 -> Argb.distance(left, topLeft) <= Argb.distance(top, topLeft) ? top : left;
      case 12 -> Argb.gradient(left, top, topLeft);
      case 13 -> Argb.halfGradient(Argb.mean(left, top), topLeft);
      default -> BLACK;
    };
  }
}
