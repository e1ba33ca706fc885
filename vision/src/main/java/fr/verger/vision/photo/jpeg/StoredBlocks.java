package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.PhotoLimits;

/** Stores the blocks of a baseline frame whose channels come in scans of their own. */
final class StoredBlocks implements BlockDecoder {
  private static final byte[] NATURAL = ZigZag.natural();

  private final BitReader bits;

  StoredBlocks(BitReader bits) {
    this.bits = bits;
  }

  @Override
  public void decode(Component c, int column, int row) throws UnreadablePhotoException {
    int at = 64 * (row * c.paddedAcross + column);
    int size = bits.symbol(c.dc);
    if (size != 0) {
      c.prediction += bits.signed(size);
    }
    c.coefficients[at] = (short) c.prediction;
    for (int k = 1; k < 64; k++) {
      int symbol = bits.symbol(c.ac);
      size = symbol & 15;
      k += symbol >> 4;
      if (size != 0) {
        c.coefficients[at + NATURAL[k]] = (short) bits.signed(size);
      } else if (symbol != 0xf0) {
        break;
      }
    }
  }

  @Override
  public void leaveOut(Component c, int column, int row) {
    // All zero, which is grey.
  }

  @Override
  public void restart() {}

  /** Turns stored coefficients into samples, channel by channel. */
  static void toSamples(Frame frame, JpegTables tables, PhotoLimits limits)
      throws UnreadablePhotoException {
    int[] block = new int[64];
    for (Component c : frame.components()) {
      tables.latchFactors(c);
      c.samples = new byte[(int) c.area()];
      int[] factors = new int[64];
      for (int k = 0; k < 64; k++) {
        factors[NATURAL[k]] = c.factors[k];
      }
      for (int row = 0; row < c.blocksDown; row++) {
        limits.heed();
        for (int column = 0; column < c.blocksAcross; column++) {
          int at = 64 * (row * c.paddedAcross + column);
          int magnitude = 0;
          for (int i = 0; i < 64; i++) {
            block[i] = (short) (c.coefficients[at + i] * factors[i]);
            magnitude += Math.abs(block[i]);
          }
          int to = 8 * row * c.stride() + 8 * column;
          InverseTransform.apply(block, magnitude, c.samples, to, c.stride());
        }
      }
      c.coefficients = null;
    }
  }
}
