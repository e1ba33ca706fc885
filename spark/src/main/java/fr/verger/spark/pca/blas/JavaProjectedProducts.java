package fr.verger.spark.pca.blas;

import dev.ludovic.netlib.blas.BLAS;

/** In plain Java. */
final class JavaProjectedProducts implements ProjectedProducts {
  private final BLAS blas;
  private final int columns;
  private final int rank;
  private final double[] directions;
  private final CrossProducts products;

  JavaProjectedProducts(BLAS blas, double[] directions, int columns, CrossProducts products) {
    this.blas = blas;
    this.columns = columns;
    this.rank = directions.length / columns;
    this.directions = directions;
    this.products = products;
  }

  @Override
  public void add(float[] block, int rows) {
    double[] wide = new double[rows * columns];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = block[i];
    }
    double[] projected = new double[rank * rows];
    blas.dgemm(
        "T", "N", rank, rows, columns, 1, directions, columns, wide, columns, 0, projected, rank);
    products.add(projected, rows);
  }

  @Override
  public PackedSymmetric sum() {
    return products.sum();
  }

  @Override
  public void close() {
    products.close();
  }
}
