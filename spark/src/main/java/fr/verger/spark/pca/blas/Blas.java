package fr.verger.spark.pca.blas;

/** What principal components ask of BLAS and LAPACK. Matrices are column-major. Thread-safe. */
public interface Blas {
  /** Name and version, as the record of a run states it. */
  String description();

  /** A sum of row cross-products of that many columns, still zero. The caller closes it. */
  CrossProducts crossProducts(int columns);

  /**
   * A sum of products of rows with directions, still zero. The caller closes it.
   *
   * @param directions d × b
   * @param scale what each row is multiplied by
   */
  GramProducts gramProducts(float[] directions, int columns, float scale);

  /**
   * A sum of cross-products of projected rows, still zero. The caller closes it.
   *
   * @param directions d × b
   */
  ProjectedProducts projectedProducts(double[] directions, int columns);

  /**
   * Rows expressed in directions. The caller closes it.
   *
   * @param directions d × b
   */
  RowProjection rowProjection(float[] directions, int columns);

  /**
   * {@code c += scale·op(a)·b}, where op(a), m × k, is a or its transpose, b is k × n and c m × n.
   */
  void addProduct(
      boolean transposeA, int m, int n, int k, double scale, double[] a, double[] b, double[] c);

  /** All eigenvalues and eigenvectors of a symmetric matrix. */
  Eigensystem eigensystem(PackedSymmetric matrix);
}
