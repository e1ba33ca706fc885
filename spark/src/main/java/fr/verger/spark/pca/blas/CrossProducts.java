package fr.verger.spark.pca.blas;

/** The running sum of xxᵀ over rows x. Belongs to one thread; holds memory until it is closed. */
public interface CrossProducts extends AutoCloseable {
  /**
   * Adds the first {@code rows} rows of a block.
   *
   * @param block row after row, each as long as this sum has columns
   */
  void add(double[] block, int rows);

  /** The sum so far. */
  PackedSymmetric sum();

  @Override
  void close();
}
