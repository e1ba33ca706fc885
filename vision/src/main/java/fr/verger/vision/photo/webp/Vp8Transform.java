package fr.verger.vision.photo.webp;

/** The inverse transforms (RFC 6386, section 14), exact in integers. */
final class Vp8Transform {
  private Vp8Transform() {}

  /** Spreads the 16 coefficients of Y2 as first coefficients of the luma blocks. */
  static void walshHadamard(int[] in, int[] blocks) {
    int[] t = new int[16];
    for (int i = 0; i < 4; i++) {
      int a0 = in[i] + in[12 + i];
      int a1 = in[4 + i] + in[8 + i];
      int a2 = in[4 + i] - in[8 + i];
      int a3 = in[i] - in[12 + i];
      t[i] = a0 + a1;
      t[8 + i] = a0 - a1;
      t[4 + i] = a3 + a2;
      t[12 + i] = a3 - a2;
    }
    for (int i = 0; i < 4; i++) {
      int dc = t[4 * i] + 3;
      int a0 = dc + t[4 * i + 3];
      int a1 = t[4 * i + 1] + t[4 * i + 2];
      int a2 = t[4 * i + 1] - t[4 * i + 2];
      int a3 = dc - t[4 * i + 3];
      int at = 64 * i;
      blocks[at] = (a0 + a1) >> 3;
      blocks[at + 16] = (a3 + a2) >> 3;
      blocks[at + 32] = (a0 - a1) >> 3;
      blocks[at + 48] = (a3 - a2) >> 3;
    }
  }

  /** Adds the transform of the 16 coefficients at {@code from} to a block of 4 × 4 samples. */
  static void add(int[] c, int from, byte[] plane, int at, int stride) {
    int[] t = new int[16];
    for (int i = 0; i < 4; i++) {
      int in = from + i;
      int a = c[in] + c[in + 8];
      int b = c[in] - c[in + 8];
      int d = byHalfSine(c[in + 4]) - byCosine(c[in + 12]);
      int e = byCosine(c[in + 4]) + byHalfSine(c[in + 12]);
      t[4 * i] = a + e;
      t[4 * i + 1] = b + d;
      t[4 * i + 2] = b - d;
      t[4 * i + 3] = a - e;
    }
    for (int y = 0; y < 4; y++) {
      int dc = t[y] + 4;
      int a = dc + t[y + 8];
      int b = dc - t[y + 8];
      int d = byHalfSine(t[y + 4]) - byCosine(t[y + 12]);
      int e = byCosine(t[y + 4]) + byHalfSine(t[y + 12]);
      int row = at + y * stride;
      plane[row] = sum(plane[row], a + e);
      plane[row + 1] = sum(plane[row + 1], b + d);
      plane[row + 2] = sum(plane[row + 2], b - d);
      plane[row + 3] = sum(plane[row + 3], a - e);
    }
  }

  /** Times the cosine of π/8 and the root of 2. */
  private static int byCosine(int value) {
    return ((value * 20091) >> 16) + value;
  }

  /** Times the sine of π/8 and the root of 2. */
  private static int byHalfSine(int value) {
    return (value * 35468) >> 16;
  }

  private static byte sum(byte sample, int difference) {
    return (byte) Math.max(0, Math.min(255, (sample & 0xff) + (difference >> 3)));
  }
}
