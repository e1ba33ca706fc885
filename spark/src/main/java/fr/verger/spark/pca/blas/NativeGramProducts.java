package fr.verger.spark.pca.blas;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** By OpenBLAS. All operands lie outside the heap, so that only the rows are copied. */
final class NativeGramProducts implements GramProducts {
  private final int columns;
  private final int rank;
  private final float scale;
  private final FloatPointer directions;
  private final FloatPointer sum;
  private FloatPointer rows = new FloatPointer(0L);
  private FloatPointer projected = new FloatPointer(0L);

  NativeGramProducts(float[] directions, int columns, float scale) {
    this.columns = columns;
    this.rank = directions.length / columns;
    this.scale = scale;
    this.directions = new FloatPointer(directions);
    this.sum = new FloatPointer((long) directions.length);
    sum.zero();
  }

  @Override
  public void add(float[] block, int count) {
    int length = count * columns;
    if (rows.capacity() < length) {
      close(rows, projected);
      rows = new FloatPointer((long) length);
      projected = new FloatPointer((long) count * rank);
    }
    rows.put(block, 0, length);
    // Rows of the block are columns to BLAS: here X is d × count.
    cblas_sgemm(
        CblasColMajor,
        CblasTrans,
        CblasNoTrans,
        count,
        rank,
        columns,
        scale,
        rows,
        columns,
        directions,
        columns,
        0,
        projected,
        count);
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        columns,
        rank,
        count,
        scale,
        rows,
        columns,
        projected,
        count,
        1,
        sum,
        columns);
  }

  @Override
  public double[] sum() {
    float[] floats = new float[columns * rank];
    sum.get(floats);
    double[] values = new double[floats.length];
    Arrays.setAll(values, i -> floats[i]);
    return values;
  }

  @Override
  public void close() {
    close(rows, projected, directions, sum);
  }

  private static void close(FloatPointer... pointers) {
    for (FloatPointer pointer : pointers) {
      pointer.close();
    }
  }
}
