package fr.verger.spark.pca.blas;

/**
 * The running sum of (Qᵀx)(Qᵀx)ᵀ over rows x, for a few directions Q, in double precision. Belongs
 * to one thread; holds memory until it is closed.
 */
public interface ProjectedProducts extends AutoCloseable {
  /**
   * Adds the first {@code rows} rows of a block.
   *
   * @param block row after row, each of d values
   */
  void add(float[] block, int rows);

  /** The sum so far, of the order of the number of directions. */
  PackedSymmetric sum();

  @Override
  void close();
}
