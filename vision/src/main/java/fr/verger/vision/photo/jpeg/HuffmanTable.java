package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;

/** A Huffman code of a JPEG file (T.81, annex C). */
final class HuffmanTable {
  /** Codes up to this length are looked up at once. */
  static final int LOOK_BITS = 9;

  /** Per {@value #LOOK_BITS} coming bits: length << 8 | symbol, or 0 for a longer code. */
  final short[] look = new short[1 << LOOK_BITS];

  /** Per length: the largest code, left-aligned in 16 bits, plus one; 0 where there is none. */
  private final int[] limit = new int[17];

  /** Per length: what to add to a code to find its symbol. */
  private final int[] offset = new int[17];

  private final byte[] symbols;

  /**
   * Builds a code.
   *
   * @param counts at index 1 to 16: how many codes have that length
   * @param symbols in the order of their codes
   */
  HuffmanTable(int[] counts, byte[] symbols) throws UnreadablePhotoException {
    this.symbols = symbols;
    int code = 0;
    int index = 0;
    for (int length = 1; length <= 16; length++) {
      offset[length] = index - code;
      for (int i = 0; i < counts[length]; i++) {
        if (code >= 1 << length) {
          throw new UnreadablePhotoException("a Huffman table of the JPEG is broken");
        }
        if (length <= LOOK_BITS) {
          int entry = length << 8 | (symbols[index] & 0xff);
          int first = code << (LOOK_BITS - length);
          java.util.Arrays.fill(look, first, first + (1 << (LOOK_BITS - length)), (short) entry);
        }
        code++;
        index++;
      }
      limit[length] = counts[length] == 0 ? 0 : code << (16 - length);
      code <<= 1;
    }
  }

  /** Whether every symbol may stand for the size of a DC difference. */
  boolean servesDc() {
    for (byte symbol : symbols) {
      if ((symbol & 0xff) > 15) {
        return false;
      }
    }
    return true;
  }

  /**
   * Finds a code longer than {@value #LOOK_BITS} bits.
   *
   * @param bits the 16 coming bits
   * @return length << 8 | symbol; for bits that are no code 17 << 8, as in libjpeg
   */
  int search(int bits) {
    for (int length = LOOK_BITS + 1; length <= 16; length++) {
      if (bits < limit[length]) {
        int symbol = (bits >> (16 - length)) + offset[length];
        return length << 8 | (symbols[symbol] & 0xff);
      }
    }
    return 17 << 8;
  }
}
