package fr.verger.spark.pca.blas;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_dsyrk;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack;

/**
 * OpenBLAS, its natives taken out of the jar. It runs on the calling thread alone: Spark's tasks
 * already fill the cores, and the number of threads is one for the whole process, so it cannot be
 * raised for the driver without being raised for tasks that share its JVM.
 */
final class OpenBlas implements Blas {
  private final String description;

  /**
   * Loads the natives.
   *
   * @throws LinkageError when there are none for this machine, or they do not load
   */
  OpenBlas() {
    configureLoader();
    // This library must come first: the setter below finds the first OpenBLAS of the process.
    Loader.load(openblas.class);
    openblas_nolapack.blas_set_num_threads(1);
    description = "OpenBLAS " + openblas.OPENBLAS_VERSION.replace("OpenBLAS", "").strip();
  }

  /** JavaCPP reads these once. It would print to the terminal, and refuse memory beside a model. */
  private static void configureLoader() {
    setIfAbsent("org.bytedeco.javacpp.logger", "slf4j");
    setIfAbsent("org.bytedeco.javacpp.maxBytes", "0");
    setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public CrossProducts crossProducts(int columns) {
    return new NativeCrossProducts(columns);
  }

  @Override
  public GramProducts gramProducts(float[] directions, int columns, float scale) {
    return new NativeGramProducts(directions, columns, scale);
  }

  @Override
  public ProjectedProducts projectedProducts(double[] directions, int columns) {
    return new NativeProjectedProducts(
        directions, columns, crossProducts(directions.length / columns));
  }

  @Override
  public RowProjection rowProjection(float[] directions, int columns) {
    return new NativeRowProjection(directions, columns);
  }

  @Override
  public void addProduct(
      boolean transposeA, int m, int n, int k, double scale, double[] a, double[] b, double[] c) {
    try (DoublePointer left = new DoublePointer(a);
        DoublePointer right = new DoublePointer(b);
        DoublePointer sum = new DoublePointer(c)) {
      cblas_dgemm(
          CblasColMajor,
          transposeA ? CblasTrans : CblasNoTrans,
          CblasNoTrans,
          m,
          n,
          k,
          scale,
          left,
          transposeA ? k : m,
          right,
          k,
          1,
          sum,
          m);
      sum.get(c);
    }
  }

  @Override
  public Eigensystem eigensystem(PackedSymmetric matrix) {
    int n = matrix.order();
    try (DoublePointer square = new DoublePointer((long) n * n);
        DoublePointer eigenvalues = new DoublePointer((long) n)) {
      for (int column = 0; column < n; column++) {
        square
            .position((long) column * n + column)
            .put(matrix.values(), matrix.start(column), n - column);
      }
      square.position(0);
      int info =
          LAPACKE_dsyevd(LAPACK_COL_MAJOR, (byte) 'V', (byte) 'L', n, square, n, eigenvalues);
      if (info != 0) {
        throw new IllegalStateException("dsyevd ended with " + info + " at order " + n);
      }
      double[] values = new double[n];
      eigenvalues.get(values);
      double[] vectors = new double[n * n];
      square.get(vectors);
      return new Eigensystem(values, vectors);
    }
  }

  /** The sum lies outside the heap, square, so that no call copies it. */
  private static final class NativeCrossProducts implements CrossProducts {
    private final int columns;
    private final DoublePointer square;
    private DoublePointer rows;

    NativeCrossProducts(int columns) {
      this.columns = columns;
      this.square = new DoublePointer((long) columns * columns);
      this.rows = new DoublePointer(0L);
      square.zero();
    }

    @Override
    public void add(double[] block, int count) {
      int length = count * columns;
      if (rows.capacity() < length) {
        rows.close();
        rows = new DoublePointer((long) length);
      }
      rows.put(block, 0, length);
      // Rows of the block are columns to BLAS, so that no transposition is needed.
      cblas_dsyrk(
          CblasColMajor,
          CblasLower,
          CblasNoTrans,
          columns,
          count,
          1,
          rows,
          columns,
          1,
          square,
          columns);
    }

    @Override
    public PackedSymmetric sum() {
      PackedSymmetric sum = PackedSymmetric.zero(columns);
      for (int column = 0; column < columns; column++) {
        square
            .position((long) column * columns + column)
            .get(sum.values(), sum.start(column), columns - column);
      }
      square.position(0);
      return sum;
    }

    @Override
    public void close() {
      rows.close();
      square.close();
    }
  }
}
