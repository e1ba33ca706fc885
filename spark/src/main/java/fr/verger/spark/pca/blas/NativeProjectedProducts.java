package fr.verger.spark.pca.blas;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import org.bytedeco.javacpp.DoublePointer;

/** By OpenBLAS. The directions stay outside the heap, so that they are copied once. */
final class NativeProjectedProducts implements ProjectedProducts {
  /** Rows that are widened to double precision at a time. */
  private static final int ROWS = 64;

  private final int columns;
  private final int rank;
  private final DoublePointer directions;
  private final DoublePointer rows;
  private final DoublePointer projected;
  private final double[] wide;
  private final double[] narrow;
  private final CrossProducts products;

  NativeProjectedProducts(double[] directions, int columns, CrossProducts products) {
    this.columns = columns;
    this.rank = directions.length / columns;
    this.directions = new DoublePointer(directions);
    this.rows = new DoublePointer((long) ROWS * columns);
    this.projected = new DoublePointer((long) ROWS * rank);
    this.wide = new double[ROWS * columns];
    this.narrow = new double[ROWS * rank];
    this.products = products;
  }

  @Override
  public void add(float[] block, int count) {
    for (int first = 0; first < count; first += ROWS) {
      addFew(block, first * columns, Math.min(ROWS, count - first));
    }
  }

  private void addFew(float[] block, int from, int count) {
    for (int i = 0; i < count * columns; i++) {
      wide[i] = block[from + i];
    }
    rows.put(wide, 0, count * columns);
    cblas_dgemm(
        CblasColMajor,
        CblasTrans,
        CblasNoTrans,
        rank,
        count,
        columns,
        1,
        directions,
        columns,
        rows,
        columns,
        0,
        projected,
        rank);
    projected.get(narrow, 0, count * rank);
    products.add(narrow, count);
  }

  @Override
  public PackedSymmetric sum() {
    return products.sum();
  }

  @Override
  public void close() {
    directions.close();
    rows.close();
    projected.close();
    products.close();
  }
}
