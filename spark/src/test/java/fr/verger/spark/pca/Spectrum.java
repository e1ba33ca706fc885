package fr.verger.spark.pca;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spectra of known shape, and rows that have them. */
enum Spectrum {
  FLAT,
  EXPONENTIAL,
  SLOW_EXPONENTIAL,
  POWER,
  STEEP_POWER,
  RANK_OF_TEN,
  /** More equal variances than a block of the search is wide. */
  REPEATED;

  private double variance(int index) {
    return switch (this) {
      case FLAT -> 1;
      case EXPONENTIAL -> Math.exp(-index / 15.0);
      case SLOW_EXPONENTIAL -> Math.exp(-index / 60.0);
      case POWER -> Math.pow(index + 1, -1.5);
      case STEEP_POWER -> Math.pow(index + 1, -3);
      case RANK_OF_TEN -> index < 10 ? 10 - index : 0;
      case REPEATED -> index < 90 ? 1 : 0.01;
    };
  }

  /** Variances along as many components, descending. */
  double[] variances(int count) {
    double[] values = new double[count];
    Arrays.setAll(values, this::variance);
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
