package fr.verger.vision.photo.webp;

/** Reads the coefficients of macroblocks (RFC 6386, section 13), dequantised. */
final class ResidualReader {
  private static final int Y_AFTER_Y2 = 0;
  private static final int Y2 = 1;
  private static final int UV = 2;
  private static final int Y_WITH_DC = 3;

  private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
  private static final int[][] EXTRA_BITS = {
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };

  private final int[] probabilities;
  private final Vp8Header.Quantiser[] quantisers;

  /** Per macroblock whether its lowest or rightmost blocks have coefficients: 4 Y, 2 U, 2 V, Y2. */
  private final int[][] above;

  private final int[] left = new int[9];
  private final int[] y2 = new int[16];

  ResidualReader(Vp8Header header, int macroblocksAcross) {
    this.probabilities = header.coefficients;
    this.quantisers = header.quantisers;
    this.above = new int[macroblocksAcross][9];
  }

  void beginRow() {
    java.util.Arrays.fill(left, 0);
  }

  /** Notes a macroblock without coefficients. Where subblocks have modes, Y2's state stays. */
  void skip(int column, Macroblock block) {
    int count = block.subblocks ? 8 : 9;
    java.util.Arrays.fill(left, 0, count, 0);
    java.util.Arrays.fill(above[column], 0, count, 0);
    java.util.Arrays.fill(block.coefficients, 0);
    block.coded = false;
  }

  void read(BoolDecoder in, int column, Macroblock block) {
    int[] c = block.coefficients;
    int[] up = above[column];
    Vp8Header.Quantiser q = quantisers[block.segment];
    java.util.Arrays.fill(c, 0);
    boolean coded = false;
    int first = 0;
    int type = Y_WITH_DC;
    if (!block.subblocks) {
      java.util.Arrays.fill(y2, 0);
      int end = block(in, Y2, up[8] + left[8], 0, q.y2Dc(), q.y2Ac(), y2, 0);
      up[8] = end > 0 ? 1 : 0;
      left[8] = up[8];
      Vp8Transform.walshHadamard(y2, c);
      first = 1;
      type = Y_AFTER_Y2;
    }
    for (int i = 0; i < 16; i++) {
      int x = i & 3;
      int y = i >> 2;
      int end = block(in, type, up[x] + left[y], first, q.y1Dc(), q.y1Ac(), c, 16 * i);
      up[x] = end > first ? 1 : 0;
      left[y] = up[x];
      coded |= end > first || c[16 * i] != 0;
    }
    for (int i = 0; i < 8; i++) {
      int x = 4 + (i >> 2) * 2 + (i & 1);
      int y = 4 + (i >> 2) * 2 + (i >> 1 & 1);
      int end = block(in, UV, up[x] + left[y], 0, q.uvDc(), q.uvAc(), c, 256 + 16 * i);
      up[x] = end > 0 ? 1 : 0;
      left[y] = up[x];
      coded |= end > 0;
    }
    block.coded = coded;
  }

  /** Reads one block; the index behind its last coefficient. */
  private int block(
      BoolDecoder in, int type, int context, int first, int dc, int ac, int[] out, int at) {
    int p = probability(type, first, context);
    int n = first;
    while (n < 16) {
      if (in.bit(probabilities[p]) == 0) {
        return n;
      }
      while (in.bit(probabilities[p + 1]) == 0) {
        n++;
        if (n == 16) {
          return 16;
        }
        p = probability(type, n, 0);
      }
      int value = 1;
      if (in.bit(probabilities[p + 2]) != 0) {
        value = large(in, p);
      }
      int signed = in.flag() ? -value : value;
      out[at + ZIGZAG[n]] = signed * (n > 0 ? ac : dc);
      n++;
      p = probability(type, n, value == 1 ? 1 : 2);
    }
    return 16;
  }

  /** Where a position's eleven probabilities begin. */
  private static int probability(int type, int position, int context) {
    return ((type * 8 + BANDS[position]) * 3 + context) * 11;
  }

  private int large(BoolDecoder in, int p) {
    int[] tree = probabilities;
    if (in.bit(tree[p + 3]) == 0) {
      return in.bit(tree[p + 4]) == 0 ? 2 : 3 + in.bit(tree[p + 5]);
    }
    if (in.bit(tree[p + 6]) == 0) {
      if (in.bit(tree[p + 7]) == 0) {
        return 5 + in.bit(159);
      }
      int high = in.bit(165);
      return 7 + 2 * high + in.bit(145);
    }
    int high = in.bit(tree[p + 8]);
    int category = 2 * high + in.bit(tree[p + 9 + high]);
    int extra = 0;
    for (int bit : EXTRA_BITS[category]) {
      extra = 2 * extra + in.bit(bit);
    }
    return 3 + (8 << category) + extra;
  }
}
