package fr.verger.spark.pca.blas;

import dev.ludovic.netlib.blas.BLAS;

/** In plain Java. */
final class JavaRowProjection implements RowProjection {
  private final BLAS blas;
  private final float[] directions;
  private final int columns;
  private final int rank;

  JavaRowProjection(BLAS blas, float[] directions, int columns) {
    this.blas = blas;
    this.directions = directions;
    this.columns = columns;
    this.rank = directions.length / columns;
  }

  @Override
  public float[] project(float[] block, int rows) {
    float[] result = new float[rows * rank];
    blas.sgemm(
        "T", "N", rank, rows, columns, 1, directions, columns, block, columns, 0, result, rank);
    return result;
  }

  @Override
  public void close() {}
}
