package fr.verger.spark.pca.blas;

/** Rows expressed in directions. Belongs to one thread; holds memory until it is closed. */
public interface RowProjection extends AutoCloseable {
  /**
   * Projects the first {@code rows} rows of a block.
   *
   * @param block row after row, each of d values
   * @return row after row, each of one value for every direction
   */
  float[] project(float[] block, int rows);

  @Override
  void close();
}
