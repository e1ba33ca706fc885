package fr.verger.vision.photo.webp;

import fr.verger.vision.photo.UnreadablePhotoException;

/** A canonical prefix code of a lossless stream, read by a table of up to {@value #LOOK} bits. */
final class PrefixCode {
  private static final int LOOK = 8;
  private static final int LONGEST = 15;
  private static final int[] LENGTHS_ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };

  /** Symbols in the order of their codes. */
  private final short[] symbols;

  /** How many codes have each length. */
  private final int[] counts = new int[LONGEST + 1];

  /** Per coming bits: length << 16 | symbol, or 0 for a longer code. */
  private final int[] look;

  private final int lookBits;

  private PrefixCode(int[] lengths) throws UnreadablePhotoException {
    int used = 0;
    int longest = 0;
    for (int length : lengths) {
      if (length > 0) {
        counts[length]++;
        used++;
        longest = Math.max(longest, length);
      }
    }
    symbols = new short[used];
    int[] next = new int[LONGEST + 2];
    int space = 1 << LONGEST;
    for (int length = 1; length <= LONGEST; length++) {
      next[length + 1] = next[length] + counts[length];
      space -= counts[length] << (LONGEST - length);
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] > 0) {
        symbols[next[lengths[symbol]]++] = (short) symbol;
      }
    }
    if (used == 0 || (used > 1 && space != 0)) {
      throw WebpDecoder.broken();
    }
    lookBits = used == 1 ? 0 : Math.min(LOOK, longest);
    look = new int[1 << lookBits];
    if (used > 1) {
      fillLook();
    }
  }

  private void fillLook() {
    int code = 0;
    int index = 0;
    for (int length = 1; length <= lookBits; length++) {
      for (int i = 0; i < counts[length]; i++) {
        int reversed = Integer.reverse(code) >>> (32 - length);
        for (int bits = reversed; bits < look.length; bits += 1 << length) {
          look[bits] = length << 16 | symbols[index];
        }
        code++;
        index++;
      }
      code <<= 1;
    }
  }

  /** Reads a code for symbols below {@code alphabet}. */
  static PrefixCode read(LosslessBits in, int alphabet) throws UnreadablePhotoException {
    int[] lengths = new int[alphabet];
    if (in.read(1) == 1) {
      int count = in.read(1) + 1;
      int first = in.read(in.read(1) == 0 ? 1 : 8);
      setSimple(lengths, first);
      if (count == 2) {
        setSimple(lengths, in.read(8));
      }
    } else {
      readLengths(in, lengths);
    }
    return new PrefixCode(lengths);
  }

  private static void setSimple(int[] lengths, int symbol) throws UnreadablePhotoException {
    if (symbol >= lengths.length) {
      throw WebpDecoder.broken();
    }
    lengths[symbol] = 1;
  }

  private static void readLengths(LosslessBits in, int[] lengths) throws UnreadablePhotoException {
    int[] codeLengths = new int[LENGTHS_ORDER.length];
    int codes = 4 + in.read(4);
    for (int i = 0; i < codes; i++) {
      codeLengths[LENGTHS_ORDER[i]] = in.read(3);
    }
    PrefixCode code = new PrefixCode(codeLengths);
    int most = lengths.length;
    if (in.read(1) == 1) {
      int bits = 2 + 2 * in.read(3);
      most = 2 + in.read(bits);
    }
    int previous = 8;
    int symbol = 0;
    while (symbol < lengths.length && most-- > 0) {
      int length = code.next(in);
      if (length < 16) {
        lengths[symbol++] = length;
        previous = length == 0 ? previous : length;
        continue;
      }
      int repeat =
          switch (length) {
            case 16 -> 3 + in.read(2);
            case 17 -> 3 + in.read(3);
            default -> 11 + in.read(7);
          };
      if (symbol + repeat > lengths.length) {
        throw WebpDecoder.broken();
      }
      java.util.Arrays.fill(lengths, symbol, symbol + repeat, length == 16 ? previous : 0);
      symbol += repeat;
    }
  }

  /** Reads the next symbol; the only symbol of a code takes no bits. */
  int next(LosslessBits in) throws UnreadablePhotoException {
    if (symbols.length == 1) {
      return symbols[0];
    }
    int entry = look[in.peek(lookBits)];
    if (entry != 0) {
      in.skip(entry >> 16);
      return entry & 0xffff;
    }
    int bits = in.peek(LONGEST);
    int code = 0;
    int first = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      code |= bits & 1;
      bits >>= 1;
      if (code - first < counts[length]) {
        in.skip(length);
        return symbols[index + code - first];
      }
      index += counts[length];
      first = (first + counts[length]) << 1;
      code <<= 1;
    }
    throw WebpDecoder.broken();
  }
}
