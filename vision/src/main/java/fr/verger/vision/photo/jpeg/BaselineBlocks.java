package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;

/** Decodes whole blocks, straight to samples or, when there are several scans, to coefficients. */
final class BaselineBlocks implements BlockDecoder {
  private static final byte[] NATURAL = ZigZag.natural();

  private final BitReader bits;
  private final int[] block = new int[64];

  BaselineBlocks(BitReader bits) {
    this.bits = bits;
  }

  @Override
  public void decode(Component c, int column, int row) throws UnreadablePhotoException {
    int size = bits.symbol(c.dc);
    if (size != 0) {
      c.prediction += bits.signed(size);
    }
    if (c.coefficients == null) {
      int at = 8 * row * c.stride() + 8 * column;
      block[0] = (short) c.prediction * c.factors[0];
      if (alternating(c)) {
        InverseTransform.apply(block, c.samples, at, c.stride());
        java.util.Arrays.fill(block, 0);
      } else {
        InverseTransform.flat(block[0], c.samples, at, c.stride());
      }
    } else {
      int at = 64 * (row * c.paddedAcross + column);
      c.coefficients[at] = (short) c.prediction;
      store(c, at);
    }
  }

  /** Reads all but the first coefficient into the block; whether there was any. */
  private boolean alternating(Component c) throws UnreadablePhotoException {
    HuffmanTable table = c.ac;
    int[] factors = c.factors;
    boolean any = false;
    for (int k = 1; k < 64; k++) {
      int symbol = bits.symbol(table);
      int size = symbol & 15;
      k += symbol >> 4;
      if (size != 0) {
        block[NATURAL[k]] = (short) bits.signed(size) * factors[k];
        any = true;
      } else if (symbol != 0xf0) {
        break;
      }
    }
    return any;
  }

  private void store(Component c, int at) throws UnreadablePhotoException {
    for (int k = 1; k < 64; k++) {
      int symbol = bits.symbol(c.ac);
      int size = symbol & 15;
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
    if (c.coefficients == null) {
      InverseTransform.flat(0, c.samples, 8 * row * c.stride() + 8 * column, c.stride());
    }
  }

  @Override
  public void restart() {}
}
