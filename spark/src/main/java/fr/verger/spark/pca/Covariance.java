package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.PackedSymmetric;
import fr.verger.spark.pca.blas.TallMatrix;

/**
 * The covariance matrix of d columns, divided by the total variance, known only by what it does:
 * its eigenvalues are the shares of the variance that the components explain.
 */
interface Covariance {
  /** d. */
  int columns();

  /** The matrix times a few columns, to single precision. */
  TallMatrix times(TallMatrix directions);

  /** {@code VᵀCV}, to double precision. */
  PackedSymmetric within(TallMatrix directions);
}
