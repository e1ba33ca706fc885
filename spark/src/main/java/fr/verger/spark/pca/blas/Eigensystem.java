package fr.verger.spark.pca.blas;

import java.util.Arrays;

/**
 * Eigenvalues in ascending order, with their unit eigenvectors one after the other.
 *
 * @param values n eigenvalues
 * @param vectors n·n numbers; eigenvector i begins at i·n
 */
public record Eigensystem(double[] values, double[] vectors) {
  /** A copy of eigenvector {@code index}. */
  public double[] vector(int index) {
    int order = values.length;
    return Arrays.copyOfRange(vectors, index * order, (index + 1) * order);
  }
}
