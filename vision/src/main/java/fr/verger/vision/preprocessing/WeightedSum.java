package fr.verger.vision.preprocessing;

/**
 * Weighted sums of lines of 8-bit values held as ints, rounded and clamped to 0 to 255.
 *
 * <p>The loops run over plain arrays with one index and without branches, so that the JIT compiler
 * turns them into vector instructions; four lines at a time keep loads and stores few. The bounds 0
 * and 255 are kept by masking with the sign, since Java 17 does not vectorise min and max of ints.
 */
final class WeightedSum {
  private static final int FRACTION_BITS = BicubicWeights.FRACTION_BITS;
  private static final int HALF = 1 << (FRACTION_BITS - 1);

  private WeightedSum() {}

  /**
   * Sums the lines that output {@code i} of an axis takes from.
   *
   * @param lines a ring: the input position p lies in {@code lines[(p - shift) % lines.length]}
   * @param out takes {@code length} values
   */
  static void of(int[][] lines, BicubicWeights weights, int i, int shift, int[] out, int length) {
    int[] w = weights.weights(i);
    int first = weights.first(i) - shift;
    int last = weights.end(i) - shift - 1;
    for (int k = 0; k < w.length; k += 4) {
      // Padded weights are zero: any line will do for them.
      int[] a = line(lines, first + k, last);
      int[] b = line(lines, first + k + 1, last);
      int[] c = line(lines, first + k + 2, last);
      int[] d = line(lines, first + k + 3, last);
      if (w.length == 4) {
        only(out, length, w[0], a, w[1], b, w[2], c, w[3], d);
      } else if (k == 0) {
        begin(out, length, w[0], a, w[1], b, w[2], c, w[3], d);
      } else {
        add(out, length, w[k], a, w[k + 1], b, w[k + 2], c, w[k + 3], d);
      }
    }
    if (w.length != 4) {
      finish(out, length);
    }
  }

  private static int[] line(int[][] lines, int k, int last) {
    return lines[Math.min(k, last) % lines.length];
  }

  private static void only(
      int[] out, int n, int u, int[] a, int v, int[] b, int w, int[] c, int x, int[] d) {
    for (int i = 0; i < n; i++) {
      int sum = (HALF + u * a[i] + v * b[i] + w * c[i] + x * d[i]) >> FRACTION_BITS;
      int below = 255 - (sum & ~(sum >> 31));
      out[i] = 255 - (below & ~(below >> 31));
    }
  }

  private static void begin(
      int[] out, int n, int u, int[] a, int v, int[] b, int w, int[] c, int x, int[] d) {
    for (int i = 0; i < n; i++) {
      out[i] = HALF + u * a[i] + v * b[i] + w * c[i] + x * d[i];
    }
  }

  private static void add(
      int[] out, int n, int u, int[] a, int v, int[] b, int w, int[] c, int x, int[] d) {
    for (int i = 0; i < n; i++) {
      out[i] += u * a[i] + v * b[i] + w * c[i] + x * d[i];
    }
  }

  private static void finish(int[] out, int n) {
    for (int i = 0; i < n; i++) {
      int sum = out[i] >> FRACTION_BITS;
      int below = 255 - (sum & ~(sum >> 31));
      out[i] = 255 - (below & ~(below >> 31));
    }
  }
}
