package fr.verger.vision.photo.jpeg;

/** The order in which a block's 64 coefficients are coded (T.81, figure A.6). */
final class ZigZag {
  /** A run length of a broken file may lead this far behind the 64th. */
  static final int LENGTH = 64 + 16;

  private ZigZag() {}

  /** The place in the block (row by row) of each coded coefficient; the last one's behind it. */
  static byte[] natural() {
    byte[] order = new byte[LENGTH];
    int row = 0;
    int column = 0;
    for (int k = 0; k < 64; k++) {
      order[k] = (byte) (8 * row + column);
      boolean up = (row + column) % 2 == 0;
      if ((up && column == 7) || (!up && row < 7 && column == 0)) {
        row++;
      } else if ((up && row == 0) || (!up && row == 7)) {
        column++;
      } else {
        row += up ? -1 : 1;
        column += up ? 1 : -1;
      }
    }
    java.util.Arrays.fill(order, 64, LENGTH, (byte) 63);
    return order;
  }
}
