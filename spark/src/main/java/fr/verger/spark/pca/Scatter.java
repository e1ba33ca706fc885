package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.PackedSymmetric;
import java.io.Serializable;

/**
 * What a set of rows says about its covariance: how many rows, where their mean lies, and the sum
 * of (x − mean)(x − mean)ᵀ.
 *
 * <p>The mean is kept as a row that was seen plus an offset from it. Differences from a nearby row
 * are exact, or nearly, however far from zero the data lie, and a column that never changes has a
 * variance of exactly zero.
 *
 * @param rows how many, at least 1
 * @param origin a row of the set
 * @param offset the mean less the origin
 * @param products sum of the products of centred values; {@link #absorb} changes it
 */
record Scatter(long rows, double[] origin, double[] offset, PackedSymmetric products)
    implements Serializable {

  /**
   * The scatter of both sets together, by the pairwise update of Chan, Golub and LeVeque ("Updating
   * formulae and a pairwise algorithm for computing sample variances", 1979). Takes over this
   * scatter's arrays, so that no third triangle is needed: this one is spent afterwards.
   */
  Scatter absorb(Scatter other) {
    int columns = origin.length;
    double share = (double) other.rows / (rows + other.rows);
    double weight = rows * share;
    double[] delta = new double[columns];
    for (int i = 0; i < columns; i++) {
      delta[i] = (other.origin[i] - origin[i]) + (other.offset[i] - offset[i]);
    }
    double[] mine = products.values();
    double[] theirs = other.products.values();
    int at = 0;
    for (int column = 0; column < columns; column++) {
      double scaled = weight * delta[column];
      int shift = at - column;
      for (int row = column; row < columns; row++) {
        mine[shift + row] += theirs[shift + row] + scaled * delta[row];
      }
      at += columns - column;
    }
    for (int i = 0; i < columns; i++) {
      offset[i] += delta[i] * share;
    }
    return new Scatter(rows + other.rows, origin, offset, products);
  }

  /** The mean row. */
  double[] mean() {
    double[] mean = new double[origin.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = origin[i] + offset[i];
    }
    return mean;
  }
}
