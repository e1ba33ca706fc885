package fr.verger.vision.photo.jpeg;

import java.util.Arrays;

/**
 * The inverse cosine transform in the "slow integer" form of libjpeg: Loeffler, Ligtenberg and
 * Moschytz, "Practical fast 1-D DCT algorithms with 11 multiplications" (1989), with constants of
 * 13 fraction bits and two more bits kept between the passes. Every JPEG decoder that gives
 * libjpeg's default pixels computes exactly this. Where the coefficients of a damaged file leave 16
 * bits, sums wrap and the columns' results saturate, as in libjpeg-turbo's vector code.
 */
final class InverseTransform {
  private static final int BITS = 13;
  private static final int KEPT = 2;

  /** Below this sum of coefficients no value between the passes can leave 16 bits. */
  private static final int SAFE_MAGNITUDE = 5000;

  private static final int F_0_298 = 2446;
  private static final int F_0_390 = 3196;
  private static final int F_0_541 = 4433;
  private static final int F_0_765 = 6270;
  private static final int F_0_899 = 7373;
  private static final int F_1_175 = 9633;
  private static final int F_1_501 = 12299;
  private static final int F_1_847 = 15137;
  private static final int F_1_961 = 16069;
  private static final int F_2_053 = 16819;
  private static final int F_2_562 = 20995;
  private static final int F_3_072 = 25172;

  private InverseTransform() {}

  /** A block that has only a first coefficient: one value everywhere. */
  static void flat(int dc, byte[] out, int at, int stride) {
    byte value = clamp(((short) (dc << KEPT) + (1 << (KEPT + 2))) >> (KEPT + 3));
    for (int y = 0; y < 8; y++) {
      int row = at + y * stride;
      for (int x = 0; x < 8; x++) {
        out[row + x] = value;
      }
    }
  }

  /**
   * Turns dequantised coefficients into samples.
   *
   * @param block 64 of them in 16 bits, row by row; used as scratch memory
   * @param magnitude the sum of their absolute values
   */
  static void apply(int[] block, int magnitude, byte[] out, int at, int stride) {
    boolean safe = magnitude < SAFE_MAGNITUDE;
    boolean wraps = !safe && hasOnlyFirstRow(block);
    for (int x = 0; x < 8; x++) {
      column(block, x);
    }
    for (int i = 0; !safe && i < 64; i++) {
      int saturated = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, block[i]));
      block[i] = wraps ? (short) block[i] : saturated;
    }
    for (int y = 0; y < 8; y++) {
      row(block, 8 * y, out, at + y * stride);
    }
  }

  private static boolean hasOnlyFirstRow(int[] block) {
    for (int i = 8; i < 64; i++) {
      if (block[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static void column(int[] b, int x) {
    int c1 = b[x + 8];
    int c2 = b[x + 16];
    int c3 = b[x + 24];
    int c4 = b[x + 32];
    int c5 = b[x + 40];
    int c6 = b[x + 48];
    int c7 = b[x + 56];
    if ((c1 | c2 | c3 | c4 | c5 | c6 | c7) == 0) {
      int value = b[x] << KEPT;
      for (int i = x; i < 64; i += 8) {
        b[i] = value;
      }
      return;
    }
    int z = (c2 + c6) * F_0_541;
    int t2 = z - c6 * F_1_847;
    int t3 = z + c2 * F_0_765;
    int t0 = (short) (b[x] + c4) << BITS;
    int t1 = (short) (b[x] - c4) << BITS;
    int half = 1 << (BITS - KEPT - 1);
    int e0 = t0 + t3 + half;
    int e3 = t0 - t3 + half;
    int e1 = t1 + t2 + half;
    int e2 = t1 - t2 + half;

    int c73 = (short) (c7 + c3);
    int c51 = (short) (c5 + c1);
    int z5 = (c73 + c51) * F_1_175;
    int z1 = -(c7 + c1) * F_0_899;
    int z2 = -(c5 + c3) * F_2_562;
    int z3 = z5 - c73 * F_1_961;
    int z4 = z5 - c51 * F_0_390;
    int o0 = c7 * F_0_298 + z1 + z3;
    int o1 = c5 * F_2_053 + z2 + z4;
    int o2 = c3 * F_3_072 + z2 + z3;
    int o3 = c1 * F_1_501 + z1 + z4;

    b[x] = (e0 + o3) >> (BITS - KEPT);
    b[x + 56] = (e0 - o3) >> (BITS - KEPT);
    b[x + 8] = (e1 + o2) >> (BITS - KEPT);
    b[x + 48] = (e1 - o2) >> (BITS - KEPT);
    b[x + 16] = (e2 + o1) >> (BITS - KEPT);
    b[x + 40] = (e2 - o1) >> (BITS - KEPT);
    b[x + 24] = (e3 + o0) >> (BITS - KEPT);
    b[x + 32] = (e3 - o0) >> (BITS - KEPT);
  }

  private static void row(int[] b, int y, byte[] out, int at) {
    int c1 = b[y + 1];
    int c2 = b[y + 2];
    int c3 = b[y + 3];
    int c4 = b[y + 4];
    int c5 = b[y + 5];
    int c6 = b[y + 6];
    int c7 = b[y + 7];
    if ((c1 | c2 | c3 | c4 | c5 | c6 | c7) == 0) {
      Arrays.fill(out, at, at + 8, clamp(((short) b[y] + (1 << (KEPT + 2))) >> (KEPT + 3)));
      return;
    }
    int z = (c2 + c6) * F_0_541;
    int t2 = z - c6 * F_1_847;
    int t3 = z + c2 * F_0_765;
    int t0 = (short) (b[y] + c4) << BITS;
    int t1 = (short) (b[y] - c4) << BITS;
    int half = 1 << (BITS + KEPT + 2);
    int e0 = t0 + t3 + half;
    int e3 = t0 - t3 + half;
    int e1 = t1 + t2 + half;
    int e2 = t1 - t2 + half;

    int c73 = (short) (c7 + c3);
    int c51 = (short) (c5 + c1);
    int z5 = (c73 + c51) * F_1_175;
    int z1 = -(c7 + c1) * F_0_899;
    int z2 = -(c5 + c3) * F_2_562;
    int z3 = z5 - c73 * F_1_961;
    int z4 = z5 - c51 * F_0_390;
    int o0 = c7 * F_0_298 + z1 + z3;
    int o1 = c5 * F_2_053 + z2 + z4;
    int o2 = c3 * F_3_072 + z2 + z3;
    int o3 = c1 * F_1_501 + z1 + z4;

    int shift = BITS + KEPT + 3;
    out[at] = clamp((e0 + o3) >> shift);
    out[at + 7] = clamp((e0 - o3) >> shift);
    out[at + 1] = clamp((e1 + o2) >> shift);
    out[at + 6] = clamp((e1 - o2) >> shift);
    out[at + 2] = clamp((e2 + o1) >> shift);
    out[at + 5] = clamp((e2 - o1) >> shift);
    out[at + 3] = clamp((e3 + o0) >> shift);
    out[at + 4] = clamp((e3 - o0) >> shift);
  }

  private static byte clamp(int value) {
    int sample = value + 128;
    return (byte) ((sample & ~0xff) == 0 ? sample : ~sample >> 31);
  }
}
