package fr.verger.spark.pca.blas;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/** By OpenBLAS. The directions stay outside the heap, so that they are copied once. */
final class NativeRowProjection implements RowProjection {
  private final int columns;
  private final int rank;
  private final FloatPointer directions;
  private FloatPointer rows = new FloatPointer(0L);
  private FloatPointer projected = new FloatPointer(0L);

  NativeRowProjection(float[] directions, int columns) {
    this.columns = columns;
    this.rank = directions.length / columns;
    this.directions = new FloatPointer(directions);
  }

  @Override
  public float[] project(float[] block, int count) {
    rows = withRoom(rows, count * columns);
    projected = withRoom(projected, count * rank);
    rows.put(block, 0, count * columns);
    cblas_sgemm(
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
    float[] result = new float[count * rank];
    projected.get(result);
    return result;
  }

  private static FloatPointer withRoom(FloatPointer memory, int length) {
    if (memory.capacity() >= length) {
      return memory;
    }
    memory.close();
    return new FloatPointer((long) length);
  }

  @Override
  public void close() {
    directions.close();
    rows.close();
    projected.close();
  }
}
