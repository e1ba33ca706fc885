package fr.verger.spark.pca.blas;

import java.io.Serializable;

/**
 * A symmetric matrix of which only the lower triangle is kept, column after column: half the memory
 * of a square one. The array is the matrix, not a copy.
 *
 * @param order rows, and columns
 * @param values {@code order·(order+1)/2} numbers
 */
public record PackedSymmetric(int order, double[] values) implements Serializable {
  /** Checks that the triangle is whole. */
  public PackedSymmetric {
    if (values.length != length(order)) {
      throw new IllegalArgumentException(
          "a triangle of order " + order + " has " + length(order) + ", not " + values.length);
    }
  }

  /** The zero matrix. */
  public static PackedSymmetric zero(int order) {
    return new PackedSymmetric(order, new double[length(order)]);
  }

  /** Where column {@code column} begins, with its diagonal element. */
  public int start(int column) {
    return Math.toIntExact(column * (2L * order - column + 1) / 2);
  }

  /** The sum of the diagonal. */
  public double trace() {
    double sum = 0;
    for (int column = 0; column < order; column++) {
      sum += values[start(column)];
    }
    return sum;
  }

  private static int length(int order) {
    return Math.toIntExact(order * (order + 1L) / 2);
  }
}
