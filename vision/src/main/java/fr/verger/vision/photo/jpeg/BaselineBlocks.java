package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.Arrays;

/** Decodes the blocks of a baseline frame's only scan straight to samples. */
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
    int at = 8 * row * c.stride() + 8 * column;
    block[0] = (short) ((short) c.prediction * c.factors[0]);
    int magnitude = alternating(c);
    if (magnitude > 0) {
      magnitude += Math.abs(block[0]);
      InverseTransform.apply(block, magnitude, c.samples, at, c.stride());
      Arrays.fill(block, 0);
    } else {
      InverseTransform.flat(block[0], c.samples, at, c.stride());
    }
  }

  /** Reads all but the first coefficient into the block; the sum of their magnitudes. */
  private int alternating(Component c) throws UnreadablePhotoException {
    HuffmanTable table = c.ac;
    int[] factors = c.factors;
    int magnitude = 0;
    for (int k = 1; k < 64; k++) {
      int symbol = bits.symbol(table);
      int size = symbol & 15;
      k += symbol >> 4;
      if (size != 0) {
        int value = (short) (bits.signed(size) * factors[k]);
        block[NATURAL[k]] = value;
        magnitude += Math.abs(value);
      } else if (symbol != 0xf0) {
        break;
      }
    }
    return magnitude;
  }

  @Override
  public void leaveOut(Component c, int column, int row) {
    InverseTransform.flat(0, c.samples, 8 * row * c.stride() + 8 * column, c.stride());
  }

  @Override
  public void restart() {}
}
