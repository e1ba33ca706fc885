package fr.verger.spark.pca.blas;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import org.netlib.util.intW;

/**
 * The BLAS and LAPACK in plain Java that come with Spark; with {@code --add-modules
 * jdk.incubator.vector} they use vector instructions. A BLAS installed on the machine is never
 * taken.
 */
final class JavaBlas implements Blas {
  /** Columns of one panel. Products of panels are several times faster here than dsyrk. */
  private static final int PANEL = 256;

  private final BLAS blas = JavaBLAS.getInstance();
  private final LAPACK lapack = JavaLAPACK.getInstance();

  @Override
  public String description() {
    return "Java (netlib " + blas.getClass().getSimpleName() + ")";
  }

  @Override
  public CrossProducts crossProducts(int columns) {
    return new JavaCrossProducts(blas, columns);
  }

  @Override
  public GramProducts gramProducts(float[] directions, int columns, float scale) {
    return new JavaGramProducts(blas, directions, columns, scale);
  }

  @Override
  public ProjectedProducts projectedProducts(double[] directions, int columns) {
    return new JavaProjectedProducts(
        blas, directions, columns, crossProducts(directions.length / columns));
  }

  @Override
  public RowProjection rowProjection(float[] directions, int columns) {
    return new JavaRowProjection(blas, directions, columns);
  }

  @Override
  public void addProduct(
      boolean transposeA, int m, int n, int k, double scale, double[] a, double[] b, double[] c) {
    blas.dgemm(transposeA ? "T" : "N", "N", m, n, k, scale, a, transposeA ? k : m, b, k, 1, c, m);
  }

  @Override
  public Eigensystem eigensystem(PackedSymmetric matrix) {
    int n = matrix.order();
    double[] square = new double[Math.multiplyExact(n, n)];
    for (int column = 0; column < n; column++) {
      System.arraycopy(
          matrix.values(), matrix.start(column), square, column * n + column, n - column);
    }
    double[] values = new double[n];
    double[] work = new double[1 + 6 * n + 2 * n * n];
    int[] indices = new int[3 + 5 * n];
    intW info = new intW(0);
    lapack.dsyevd("V", "L", n, square, n, values, work, work.length, indices, indices.length, info);
    if (info.val != 0) {
      throw new IllegalStateException("dsyevd ended with " + info.val + " at order " + n);
    }
    return new Eigensystem(values, square);
  }

  /** The lower triangle in panels, each a column-major rectangle that begins at its diagonal. */
  private static final class JavaCrossProducts implements CrossProducts {
    private final BLAS blas;
    private final int columns;
    private final double[][] panels;
    private double[] padded = new double[0];

    JavaCrossProducts(BLAS blas, int columns) {
      this.blas = blas;
      this.columns = columns;
      this.panels = new double[(columns + PANEL - 1) / PANEL][];
      for (int panel = 0; panel < panels.length; panel++) {
        panels[panel] = new double[height(panel) * width(panel)];
      }
    }

    private int height(int panel) {
      return columns - panel * PANEL;
    }

    private int width(int panel) {
      return Math.min(PANEL, height(panel));
    }

    @Override
    public void add(double[] block, int rows) {
      // With an offset, netlib 3.0.3 (Spark 3.5) asks for a whole last row after it.
      int length = rows * columns;
      if (padded.length < length + columns) {
        padded = new double[length + columns];
      }
      System.arraycopy(block, 0, padded, 0, length);
      for (int panel = 0; panel < panels.length; panel++) {
        int first = panel * PANEL;
        int height = height(panel);
        int width = width(panel);
        blas.dgemm(
            "N",
            "T",
            height,
            width,
            rows,
            1,
            padded,
            first,
            columns,
            padded,
            first,
            columns,
            1,
            panels[panel],
            0,
            height);
      }
    }

    @Override
    public PackedSymmetric sum() {
      PackedSymmetric sum = PackedSymmetric.zero(columns);
      for (int column = 0; column < columns; column++) {
        int panel = column / PANEL;
        int within = column % PANEL;
        System.arraycopy(
            panels[panel],
            within * height(panel) + within,
            sum.values(),
            sum.start(column),
            columns - column);
      }
      return sum;
    }

    @Override
    public void close() {}
  }
}
