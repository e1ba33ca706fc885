package fr.verger.vision.preprocessing;

/**
 * What each output position of a resize takes from which input positions, along one axis.
 *
 * <p>Pillow's {@code precompute_coeffs} with its bicubic filter (Keys 1981, a = -0.5): when
 * reducing, the filter is stretched by the scale, which is the antialiasing; weights are computed
 * and made to sum to one in double precision, then rounded half away from zero to {@value
 * #FRACTION_BITS} fraction bits.
 */
final class BicubicWeights {
  /** Fraction bits of a weight: 32 minus 8 for the value, minus 2 for overshoot and sign. */
  static final int FRACTION_BITS = 22;

  private static final double SUPPORT = 2;
  private static final double A = -0.5;

  private final int[] first;
  private final int[] count;
  private final int[][] weights;

  private BicubicWeights(int out) {
    first = new int[out];
    count = new int[out];
    weights = new int[out][];
  }

  static BicubicWeights of(int in, int out) {
    BicubicWeights result = new BicubicWeights(out);
    double scale = (double) in / out;
    double stretch = Math.max(scale, 1);
    double support = SUPPORT * stretch;
    double shrink = 1 / stretch;
    double[] exact = new double[2 * (int) Math.ceil(support) + 1];
    for (int i = 0; i < out; i++) {
      double centre = (i + 0.5) * scale;
      int from = Math.max(0, (int) (centre - support + 0.5));
      int to = Math.min(in, (int) (centre + support + 0.5));
      double sum = 0;
      for (int k = from; k < to; k++) {
        double weight = filter((k - centre + 0.5) * shrink);
        exact[k - from] = weight;
        sum += weight;
      }
      result.first[i] = from;
      result.count[i] = to - from;
      result.weights[i] = rounded(exact, to - from, sum);
    }
    return result;
  }

  /** Fixed-point weights, padded with zeros to a multiple of four. */
  private static int[] rounded(double[] exact, int count, double sum) {
    int[] weights = new int[(count + 3) / 4 * 4];
    for (int k = 0; k < count; k++) {
      double weight = (sum == 0 ? exact[k] : exact[k] / sum) * (1 << FRACTION_BITS);
      weights[k] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
    }
    return weights;
  }

  private static double filter(double x) {
    double d = Math.abs(x);
    if (d < 1) {
      return ((A + 2) * d - (A + 3)) * d * d + 1;
    }
    return d < 2 ? (((d - 5) * d + 8) * d - 4) * A : 0;
  }

  /** The first input position that output {@code i} takes from. */
  int first(int i) {
    return first[i];
  }

  /** The input position behind the last one that output {@code i} takes from. */
  int end(int i) {
    return first[i] + count[i];
  }

  /** The weights of output {@code i}, a multiple of four, zero behind the last one that counts. */
  int[] weights(int i) {
    return weights[i];
  }

  /** The most input positions that any output takes from. */
  int widest() {
    int widest = 0;
    for (int c : count) {
      widest = Math.max(widest, c);
    }
    return widest;
  }
}
