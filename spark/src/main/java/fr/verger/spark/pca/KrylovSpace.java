package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.Blas;
import fr.verger.spark.pca.blas.Eigensystem;
import fr.verger.spark.pca.blas.PackedSymmetric;
import fr.verger.spark.pca.blas.TallMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An orthonormal basis that a block Krylov method grows, and the covariance within it. Every block
 * is orthogonalised twice against all before it, so that no orthogonality is lost. For d columns
 * and m vectors it holds 8·d·m bytes.
 */
final class KrylovSpace {
  /** Below that share of the largest eigenvalue, products in single precision are noise. */
  private static final double NOISE = 1e-6;

  private final Blas blas;
  private final List<TallMatrix> basis = new ArrayList<>();
  private int size;
  private double[][] within = new double[0][];
  private TallMatrix residual;
  private double largest;
  private TallMatrix fresh;
  private double freshNorm;
  private double missing;

  KrylovSpace(Blas blas) {
    this.blas = blas;
  }

  /** How many vectors the basis has. */
  int size() {
    return size;
  }

  /** The sum of the Ritz values. */
  double share() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += within[i][i];
    }
    return sum;
  }

  /**
   * Takes a block into the basis.
   *
   * @param block orthonormal, and orthogonal to the basis
   * @param image the covariance times the block; becomes the residual
   */
  void add(TallMatrix block, TallMatrix image) {
    int before = size;
    basis.add(block);
    size += block.columns();
    double[] coefficients = project(image);
    double[][] grown = new double[size][size];
    for (int row = 0; row < before; row++) {
      System.arraycopy(within[row], 0, grown[row], 0, before);
    }
    for (int column = before; column < size; column++) {
      int start = (column - before) * size;
      for (int row = 0; row < size; row++) {
        grown[row][column] = coefficients[start + row];
      }
    }
    for (int column = before; column < size; column++) {
      for (int row = 0; row < column; row++) {
        // Rounding leaves the newest square not quite symmetric.
        double other = row < before ? grown[row][column] : grown[column][row];
        grown[row][column] = (grown[row][column] + other) / 2;
        grown[column][row] = grown[row][column];
      }
    }
    within = grown;
    residual = image;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, within[i][i]);
    }
  }

  /** Removes from a block what lies in the basis; returns that part's coordinates, size × b. */
  private double[] project(TallMatrix block) {
    double[] coordinates = new double[size * block.columns()];
    int row = 0;
    for (TallMatrix part : basis) {
      double[] some = part.transposeTimes(block);
      block.addProduct(-1, part, some);
      for (int column = 0; column < block.columns(); column++) {
        System.arraycopy(
            some, column * part.columns(), coordinates, column * size + row, part.columns());
      }
      row += part.columns();
    }
    return coordinates;
  }

  /** The Ritz values and vectors, ascending. */
  Eigensystem eigensystem() {
    PackedSymmetric matrix = PackedSymmetric.zero(size);
    for (int column = 0; column < size; column++) {
      System.arraycopy(
          within[column], column, matrix.values(), matrix.start(column), size - column);
    }
    return blas.eigensystem(matrix);
  }

  /** The Ritz values with their errors, from what the newest block leads out of the space. */
  Ritz ritz(Eigensystem eigensystem) {
    int block = residual.columns();
    double[] products = residual.transposeTimes(residual);
    double[] values = new double[size];
    double[] residuals = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = Math.max(0, eigensystem.values()[size - 1 - i]);
      int tail = (size - 1 - i) * size + size - block;
      double square = 0;
      for (int a = 0; a < block; a++) {
        double inner = 0;
        for (int b = 0; b < block; b++) {
          inner += products[a * block + b] * eigensystem.vectors()[tail + b];
        }
        square += inner * eigensystem.vectors()[tail + a];
      }
      residuals[i] = Math.sqrt(Math.max(0, square));
    }
    return Ritz.of(values, residuals, block);
  }

  /** The Ritz vectors of the largest values, the largest first: d × count. */
  TallMatrix vectors(Eigensystem eigensystem, int count) {
    TallMatrix vectors = null;
    int row = 0;
    for (TallMatrix part : basis) {
      double[] weights = new double[part.columns() * count];
      for (int i = 0; i < count; i++) {
        System.arraycopy(
            eigensystem.vectors(),
            (size - 1 - i) * size + row,
            weights,
            i * part.columns(),
            part.columns());
      }
      if (vectors == null) {
        vectors = part.times(weights, count);
      } else {
        vectors.addProduct(1, part, weights);
      }
      row += part.columns();
    }
    return vectors;
  }

  /**
   * Offers a fresh block, of directions independent of those before, to widen the next.
   *
   * @param image the covariance times Gaussian directions; this takes it over
   */
  void offer(TallMatrix image) {
    freshNorm = meanSquare(image);
    project(image);
    missing = meanSquare(image);
    fresh = image;
  }

  /**
   * The sum of the squares of the eigenvalues that the space lacks, as the fresh block estimates it
   * without bias: it sees also what the space is blind to.
   */
  double missing() {
    return missing;
  }

  /**
   * The directions that the space lacks: those the newest block leads to, then the fresh ones.
   * Empty when there are none but rounding.
   */
  Optional<TallMatrix> next() {
    Optional<TallMatrix> led =
        residual == null ? Optional.empty() : orthonormal(residual, NOISE * largest);
    led.ifPresent(block -> fresh.addProduct(-1, block, block.transposeTimes(fresh)));
    Optional<TallMatrix> added =
        orthonormal(fresh, 10 * NOISE * Math.sqrt(freshNorm))
            .flatMap(
                block -> {
                  led.ifPresent(first -> block.addProduct(-1, first, first.transposeTimes(block)));
                  return orthonormal(block, 0.5);
                });
    residual = null;
    fresh = null;
    return led.isPresent() && added.isPresent()
        ? Optional.of(led.get().beside(added.get()))
        : led.or(() -> added);
  }

  /** An orthonormal basis of a block, without the directions shorter than {@code shortest}. */
  private Optional<TallMatrix> orthonormal(TallMatrix block, double shortest) {
    Optional<TallMatrix> first = whitened(block, shortest);
    first.ifPresent(this::project);
    return first.flatMap(rough -> whitened(rough, 0.5));
  }

  private Optional<TallMatrix> whitened(TallMatrix block, double shortest) {
    int columns = block.columns();
    double[] products = block.transposeTimes(block);
    PackedSymmetric matrix = PackedSymmetric.zero(columns);
    for (int column = 0; column < columns; column++) {
      System.arraycopy(
          products,
          column * columns + column,
          matrix.values(),
          matrix.start(column),
          columns - column);
    }
    Eigensystem eigensystem = blas.eigensystem(matrix);
    double floor = Math.max(shortest * shortest, 1e-14 * eigensystem.values()[columns - 1]);
    int kept = 0;
    while (kept < columns && eigensystem.values()[columns - 1 - kept] > floor) {
      kept++;
    }
    if (kept == 0) {
      return Optional.empty();
    }
    double[] weights = new double[columns * kept];
    for (int i = 0; i < kept; i++) {
      int from = columns - 1 - i;
      double scale = 1 / Math.sqrt(eigensystem.values()[from]);
      for (int row = 0; row < columns; row++) {
        weights[i * columns + row] = scale * eigensystem.vectors()[from * columns + row];
      }
    }
    return Optional.of(block.times(weights, kept));
  }

  private static double meanSquare(TallMatrix block) {
    double[] products = block.transposeTimes(block);
    double sum = 0;
    for (int i = 0; i < block.columns(); i++) {
      sum += products[i * (block.columns() + 1)];
    }
    return sum / block.columns();
  }
}
