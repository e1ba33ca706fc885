package fr.verger.spark.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * How alike two tables of features of the same photos are.
 *
 * @param meanCosine of the two rows of a photo, over the photos
 * @param lowCosine the first percentile of those cosines: of a hundred photos the worst one
 * @param sameNeighbour share of the photos whose nearest other photo, by cosine, is the same in
 *     both tables
 */
public record FeatureAgreement(double meanCosine, double lowCosine, double sameNeighbour) {
  private static final double LOW = 0.01;

  /**
   * Compares tables.
   *
   * @param first rows of features
   * @param second the same photos' rows of the other table; at least two rows
   */
  static FeatureAgreement of(List<float[]> first, List<float[]> second) {
    double[] cosines = new double[first.size()];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = cosine(first.get(i), second.get(i));
    }
    long same = 0;
    for (int i = 0; i < cosines.length; i++) {
      same += nearest(first, i) == nearest(second, i) ? 1 : 0;
    }
    double mean = Arrays.stream(cosines).average().orElseThrow();
    Arrays.sort(cosines);
    double low = cosines[(int) Math.ceil(LOW * cosines.length) - 1];
    return new FeatureAgreement(mean, low, (double) same / cosines.length);
  }

  private static int nearest(List<float[]> rows, int row) {
    int nearest = -1;
    double best = Double.NEGATIVE_INFINITY;
    for (int other = 0; other < rows.size(); other++) {
      double cosine = other == row ? best : cosine(rows.get(row), rows.get(other));
      if (cosine > best) {
        best = cosine;
        nearest = other;
      }
    }
    return nearest;
  }

  /** 1 for two rows of zeros, 0 for one. */
  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    if (aa == 0 || bb == 0) {
      return aa == bb ? 1 : 0;
    }
    return product / Math.sqrt(aa * bb);
  }
}
