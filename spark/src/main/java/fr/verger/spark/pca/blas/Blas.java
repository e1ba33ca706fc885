package fr.verger.spark.pca.blas;

/** What principal components ask of BLAS and LAPACK, in double precision. Thread-safe. */
public interface Blas {
  /** Name and version, as the record of a run states it. */
  String description();

  /** A sum of row cross-products of that many columns, still zero. The caller closes it. */
  CrossProducts crossProducts(int columns);

  /** All eigenvalues and eigenvectors of a symmetric matrix. */
  Eigensystem eigensystem(PackedSymmetric matrix);
}
