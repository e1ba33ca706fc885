package fr.verger.benchmarks;

import java.io.Serializable;
import java.util.SplittableRandom;

/**
 * A made-up table of features: a falling spectrum, a mean away from zero, each row a function of
 * its index alone.
 *
 * @param rows n
 * @param columns d
 */
record FeatureMatrix(int rows, int columns) implements Serializable {
  /** Directions that carry most of the variance. */
  private static final int FACTORS = 32;

  /** Row {@code index}. */
  float[] row(int index) {
    SplittableRandom random = new SplittableRandom(0x5EED + index);
    double[] factors = random.doubles(FACTORS, -1, 1).toArray();
    float[] row = new float[columns];
    for (int column = 0; column < columns; column++) {
      double value = 0.4 + random.nextDouble() / Math.sqrt(1 + column);
      for (int factor = 0; factor < FACTORS; factor++) {
        value += factors[factor] * Math.sin((factor + 1) * (column + 1.0)) / (factor + 1);
      }
      row[column] = (float) value;
    }
    return row;
  }
}
