package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.Blas;
import fr.verger.spark.pca.blas.GramProducts;
import fr.verger.spark.pca.blas.PackedSymmetric;
import fr.verger.spark.pca.blas.ProjectedProducts;
import fr.verger.spark.pca.blas.TallMatrix;
import java.util.List;

/** The covariance of centred rows that lie in one array. */
final class MatrixInMemory implements Covariance {
  private final Blas blas;
  private final int rows;
  private final int columns;
  private final float[] values;
  private final double squares;

  MatrixInMemory(Blas blas, List<float[]> rows) {
    this.blas = blas;
    this.rows = rows.size();
    this.columns = rows.get(0).length;
    this.values = new float[this.rows * columns];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i / columns)[i % columns];
      sum += (double) values[i] * values[i];
    }
    this.squares = sum;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public TallMatrix times(TallMatrix directions) {
    double[] wide = directions.values();
    float[] floats = new float[wide.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) wide[i];
    }
    try (GramProducts sum = blas.gramProducts(floats, columns, (float) (1 / Math.sqrt(squares)))) {
      sum.add(values, rows);
      return TallMatrix.of(blas, columns, sum.sum());
    }
  }

  @Override
  public PackedSymmetric within(TallMatrix directions) {
    try (ProjectedProducts sum = blas.projectedProducts(directions.values(), columns)) {
      sum.add(values, rows);
      PackedSymmetric products = sum.sum();
      for (int i = 0; i < products.values().length; i++) {
        products.values()[i] /= squares;
      }
      return products;
    }
  }
}
