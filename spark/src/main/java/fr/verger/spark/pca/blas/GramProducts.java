package fr.verger.spark.pca.blas;

/**
 * The running sum of x(xᵀQ) over rows x, for a few directions Q, in single precision. Belongs to
 * one thread; holds memory until it is closed.
 */
public interface GramProducts extends AutoCloseable {
  /**
   * Adds the first {@code rows} rows of a block.
   *
   * @param block row after row, each of d values
   */
  void add(float[] block, int rows);

  /** The sum so far, column-major as the directions are: d·b values. */
  double[] sum();

  @Override
  void close();
}
