package fr.verger.spark.pca.blas;

import dev.ludovic.netlib.blas.BLAS;
import java.util.Arrays;

/** In plain Java. */
final class JavaGramProducts implements GramProducts {
  private final BLAS blas;
  private final int columns;
  private final int rank;
  private final float scale;
  private final float[] directions;
  private final float[] sum;

  JavaGramProducts(BLAS blas, float[] directions, int columns, float scale) {
    this.blas = blas;
    this.columns = columns;
    this.rank = directions.length / columns;
    this.scale = scale;
    this.directions = directions;
    this.sum = new float[directions.length];
  }

  @Override
  public void add(float[] block, int rows) {
    float[] projected = new float[rows * rank];
    blas.sgemm(
        "T",
        "N",
        rows,
        rank,
        columns,
        scale,
        block,
        columns,
        directions,
        columns,
        0,
        projected,
        rows);
    blas.sgemm(
        "N", "N", columns, rank, rows, scale, block, columns, projected, rows, 1, sum, columns);
  }

  @Override
  public double[] sum() {
    double[] values = new double[sum.length];
    Arrays.setAll(values, i -> sum[i]);
    return values;
  }

  @Override
  public void close() {}
}
