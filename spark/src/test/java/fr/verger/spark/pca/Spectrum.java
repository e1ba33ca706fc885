package fr.verger.spark.pca;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Spectra of known shape, and rows that have them. */
enum Spectrum {
  FLAT(i -> 1),
  EXPONENTIAL(i -> Math.exp(-i / 15.0)),
  SLOW_EXPONENTIAL(i -> Math.exp(-i / 60.0)),
  POWER(i -> Math.pow(i + 1, -1.5)),
  STEEP_POWER(i -> Math.pow(i + 1, -3)),
  RANK_OF_TEN(i -> i < 10 ? 1 + i : 0),
  /** More equal variances than a block of the search is wide. */
  REPEATED(i -> i < 90 ? 1 : 0.01);

  private final IntToDoubleFunction variance;

  Spectrum(IntToDoubleFunction variance) {
    this.variance = variance;
  }

  /** Variances along as many components, descending. */
  double[] variances(int count) {
    double[] values = new double[count];
    Arrays.setAll(values, variance);
    Arrays.sort(values);
    for (int i = 0; i < count / 2; i++) {
      double swapped = values[i];
      values[i] = values[count - 1 - i];
      values[count - 1 - i] = swapped;
    }
    return values;
  }

  /** Centred rows that have these variances, but for the rounding to floats. */
  List<float[]> rows(int rows, int columns, long seed) {
    int rank = Math.min(rows - 1, columns);
    double[] variances = variances(rank);
    Random random = new Random(seed);
    double[] ones = new double[rows];
    Arrays.fill(ones, 1 / Math.sqrt(rows));
    double[][] left = orthonormal(random, rank, rows, ones);
    double[][] right = orthonormal(random, rank, columns, null);
    List<float[]> result = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double[] sum = new double[columns];
      for (int i = 0; i < rank; i++) {
        double weight = left[i][row] * Math.sqrt(variances[i] * (rows - 1));
        if (weight != 0) {
          addTo(sum, weight, right[i]);
        }
      }
      float[] floats = new float[columns];
      for (int i = 0; i < columns; i++) {
        floats[i] = (float) sum[i];
      }
      result.add(floats);
    }
    return result;
  }

  private static double[][] orthonormal(Random random, int count, int length, double[] except) {
    double[][] vectors = new double[count][];
    for (int i = 0; i < count; i++) {
      double[] vector = random.doubles(length, -1, 1).toArray();
      for (int twice = 0; twice < 2; twice++) {
        if (except != null) {
          addTo(vector, -dot(vector, except), except);
        }
        for (int j = 0; j < i; j++) {
          addTo(vector, -dot(vector, vectors[j]), vectors[j]);
        }
      }
      double norm = Math.sqrt(dot(vector, vector));
      for (int j = 0; j < length; j++) {
        vector[j] /= norm;
      }
      vectors[i] = vector;
    }
    return vectors;
  }

  private static void addTo(double[] sum, double weight, double[] vector) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * vector[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
