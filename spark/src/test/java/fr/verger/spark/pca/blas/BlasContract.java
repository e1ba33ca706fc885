package fr.verger.spark.pca.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation must do, checked against the definitions. */
abstract class BlasContract {
  private final Blas blas;

  BlasContract(Blas blas) {
    this.blas = blas;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,7", "13,3", "512,10", "5,255", "6,256", "7,257", "40,521", "513,64"})
  void crossProductsAreTheSumOfProducts(int rows, int columns) {
    Random random = new Random(rows * 31L + columns);
    double[] block = random.doubles((long) rows * columns, -1, 1).toArray();
    double[] expected = new double[columns * (columns + 1) / 2];
    try (CrossProducts products = blas.crossProducts(columns)) {
      for (int used : new int[] {rows, 1, rows}) {
        products.add(block, used);
        addProducts(block, used, columns, expected);
      }
      assertThat(products.sum().values()).containsExactly(expected, within(1e-11));
    }
  }

  @Test
  void aSumWithoutRowsIsZero() {
    try (CrossProducts products = blas.crossProducts(300)) {
      assertThat(products.sum().values()).containsOnly(0.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "3,5,2", "70,9,4", "129,40,17"})
  void productsWithDirectionsAreTheSumOverRows(int rows, int columns, int rank) {
    Random random = new Random(rows);
    float[] block = floats(random, rows * columns);
    float[] directions = floats(random, columns * rank);
    double[] expected = new double[columns * rank];
    double[] projected = new double[rank * rank];
    for (int row = 0; row < rows; row++) {
      double[] image = new double[rank];
      for (int i = 0; i < rank * columns; i++) {
        image[i / columns] += block[row * columns + i % columns] * (double) directions[i];
      }
      for (int i = 0; i < rank * columns; i++) {
        expected[i] += 0.25 * image[i / columns] * block[row * columns + i % columns];
      }
      for (int i = 0; i < rank * rank; i++) {
        projected[i] += image[i / rank] * image[i % rank];
      }
    }
    try (GramProducts products = blas.gramProducts(directions, columns, 0.5f)) {
      products.add(block, rows);
      assertThat(products.sum()).containsExactly(expected, within(1e-4));
      products.add(block, Math.min(rows, 1));
      assertThat(products.sum()).isNotEqualTo(expected);
    }
    double[] doubles = new double[directions.length];
    Arrays.setAll(doubles, i -> directions[i]);
    try (ProjectedProducts products = blas.projectedProducts(doubles, columns)) {
      products.add(block, rows);
      PackedSymmetric sum = products.sum();
      for (int i = 0; i < rank * rank; i++) {
        assertThat(at(sum, i / rank, i % rank)).isCloseTo(projected[i], within(1e-10));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "3,5,2", "70,9,4"})
  void rowsAreExpressedInDirections(int rows, int columns, int rank) {
    Random random = new Random(rank);
    float[] block = floats(random, (rows + 2) * columns);
    float[] directions = floats(random, columns * rank);
    try (RowProjection projection = blas.rowProjection(directions, columns)) {
      for (int used : new int[] {rows, rows + 2, 0, 1}) {
        float[] projected = projection.project(block, used);
        assertThat(projected).hasSize(used * rank);
        for (int i = 0; i < projected.length; i++) {
          double expected = 0;
          for (int j = 0; j < columns; j++) {
            expected += block[i / rank * columns + j] * directions[i % rank * columns + j];
          }
          assertThat(projected[i]).isCloseTo((float) expected, within(1e-5f));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true,3,2,5", "false,4,7,3", "true,1,1,1", "false,65,33,129"})
  void aProductIsAddedToWhatIsThere(boolean transpose, int m, int n, int k) {
    Random random = new Random(m);
    double[] a = random.doubles((long) m * k, -1, 1).toArray();
    double[] b = random.doubles((long) k * n, -1, 1).toArray();
    double[] sum = random.doubles((long) m * n, -1, 1).toArray();
    double[] expected = sum.clone();
    for (int i = 0; i < m * n; i++) {
      for (int j = 0; j < k; j++) {
        expected[i] -= 2 * (transpose ? a[i % m * k + j] : a[j * m + i % m]) * b[i / m * k + j];
      }
    }
    blas.addProduct(transpose, m, n, k, -2, a, b, sum);
    assertThat(sum).containsExactly(expected, within(1e-12));
  }

  private static float[] floats(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 17, 130})
  void eigenvectorsSolveTheEquationAndAreOrthonormal(int order) {
    PackedSymmetric matrix = PackedSymmetric.zero(order);
    Random random = new Random(order);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = random.nextGaussian();
    }
    Eigensystem eigensystem = blas.eigensystem(matrix);
    assertThat(eigensystem.values()).isSorted();
    for (int i = 0; i < order; i++) {
      double[] vector = eigensystem.vector(i);
      for (int row = 0; row < order; row++) {
        double product = 0;
        for (int column = 0; column < order; column++) {
          product += at(matrix, row, column) * vector[column];
        }
        assertThat(product).isCloseTo(eigensystem.values()[i] * vector[row], within(1e-11));
      }
      for (int j = 0; j <= i; j++) {
        double expected = i == j ? 1 : 0;
        assertThat(dot(vector, eigensystem.vector(j))).isCloseTo(expected, within(1e-12));
      }
    }
  }

  private static void addProducts(double[] block, int rows, int columns, double[] sum) {
    int at = 0;
    for (int column = 0; column < columns; column++) {
      for (int other = column; other < columns; other++) {
        for (int row = 0; row < rows; row++) {
          sum[at] += block[row * columns + column] * block[row * columns + other];
        }
        at++;
      }
    }
  }

  private static double at(PackedSymmetric matrix, int row, int column) {
    int lower = Math.max(row, column);
    int upper = Math.min(row, column);
    return matrix.values()[matrix.start(upper) + lower - upper];
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
