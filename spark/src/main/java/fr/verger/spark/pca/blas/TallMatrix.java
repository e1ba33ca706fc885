package fr.verger.spark.pca.blas;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A matrix of many rows and few columns, in double precision: 8·rows·columns bytes of the heap. It
 * is kept in pieces of rows, each column-major, on which the cores work side by side; sums over the
 * pieces are taken in their order, so that the number of cores changes no bit.
 */
public final class TallMatrix {
  private static final int PIECE = 2048;

  private final Blas blas;
  private final int rows;
  private final int columns;
  private final double[][] pieces;

  private TallMatrix(Blas blas, int rows, int columns) {
    this.blas = blas;
    this.rows = rows;
    this.columns = columns;
    this.pieces = new double[(rows + PIECE - 1) / PIECE][];
  }

  /** Independent Gaussian values of mean 0 and variance 1. */
  public static TallMatrix gaussian(Blas blas, int rows, int columns, SplittableRandom random) {
    TallMatrix matrix = new TallMatrix(blas, rows, columns);
    for (int piece = 0; piece < matrix.pieces.length; piece++) {
      double[] values = new double[matrix.height(piece) * columns];
      Arrays.setAll(values, i -> random.nextGaussian());
      matrix.pieces[piece] = values;
    }
    return matrix;
  }

  /** A matrix of column-major values, which are copied. */
  public static TallMatrix of(Blas blas, int rows, double[] values) {
    TallMatrix matrix = new TallMatrix(blas, rows, values.length / rows);
    matrix.inParallel(
        piece -> {
          int height = matrix.height(piece);
          double[] part = new double[height * matrix.columns];
          for (int column = 0; column < matrix.columns; column++) {
            System.arraycopy(values, column * rows + piece * PIECE, part, column * height, height);
          }
          matrix.pieces[piece] = part;
        });
    return matrix;
  }

  /** How many columns it has. */
  public int columns() {
    return columns;
  }

  /** This transposed times another of as many rows: columns × columns of the other. */
  public double[] transposeTimes(TallMatrix other) {
    double[][] parts = new double[pieces.length][];
    inParallel(
        piece -> {
          parts[piece] = new double[columns * other.columns];
          blas.addProduct(
              true,
              columns,
              other.columns,
              height(piece),
              1,
              pieces[piece],
              other.pieces[piece],
              parts[piece]);
        });
    double[] sum = parts[0];
    for (int piece = 1; piece < parts.length; piece++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += parts[piece][i];
      }
    }
    return sum;
  }

  /** This times a matrix of that many columns. */
  public TallMatrix times(double[] right, int width) {
    TallMatrix product = new TallMatrix(blas, rows, width);
    for (int piece = 0; piece < pieces.length; piece++) {
      product.pieces[piece] = new double[height(piece) * width];
    }
    product.addProduct(1, this, right);
    return product;
  }

  /** Adds {@code scale·left·right} in place. */
  public void addProduct(double scale, TallMatrix left, double[] right) {
    inParallel(
        piece ->
            blas.addProduct(
                false,
                height(piece),
                columns,
                left.columns,
                scale,
                left.pieces[piece],
                right,
                pieces[piece]));
  }

  /** This with the columns of another on its right. */
  public TallMatrix beside(TallMatrix other) {
    TallMatrix both = new TallMatrix(blas, rows, columns + other.columns);
    for (int piece = 0; piece < pieces.length; piece++) {
      double[] part =
          Arrays.copyOf(pieces[piece], pieces[piece].length + other.pieces[piece].length);
      System.arraycopy(
          other.pieces[piece], 0, part, pieces[piece].length, other.pieces[piece].length);
      both.pieces[piece] = part;
    }
    return both;
  }

  /** Columns {@code from} to {@code to}, the last excluded. */
  public TallMatrix columns(int from, int to) {
    TallMatrix some = new TallMatrix(blas, rows, to - from);
    for (int piece = 0; piece < pieces.length; piece++) {
      int height = height(piece);
      some.pieces[piece] = Arrays.copyOfRange(pieces[piece], from * height, to * height);
    }
    return some;
  }

  /** The values, column-major. */
  public double[] values() {
    double[] values = new double[rows * columns];
    for (int piece = 0; piece < pieces.length; piece++) {
      int height = height(piece);
      for (int column = 0; column < columns; column++) {
        System.arraycopy(
            pieces[piece], column * height, values, column * rows + piece * PIECE, height);
      }
    }
    return values;
  }

  private int height(int piece) {
    return Math.min(PIECE, rows - piece * PIECE);
  }

  private void inParallel(IntConsumer work) {
    IntStream.range(0, pieces.length).parallel().forEach(work);
  }
}
