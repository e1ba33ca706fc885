package fr.verger.spark.pca;

import java.io.Serializable;

/**
 * How many rows there are, where their mean lies, and how far they are from it.
 *
 * @param rows how many, at least 1
 * @param mean mean row
 * @param squares sum over the rows of the squared distance to the mean
 */
record Moments(long rows, double[] mean, double squares) implements Serializable {
  /** Those of both sets together, by the pairwise update of Chan, Golub and LeVeque (1979). */
  Moments with(Moments other) {
    double share = (double) other.rows / (rows + other.rows);
    double[] merged = new double[mean.length];
    double distance = 0;
    for (int i = 0; i < merged.length; i++) {
      double delta = other.mean[i] - mean[i];
      merged[i] = mean[i] + delta * share;
      distance += delta * delta;
    }
    return new Moments(
        rows + other.rows, merged, squares + other.squares + rows * share * distance);
  }
}
