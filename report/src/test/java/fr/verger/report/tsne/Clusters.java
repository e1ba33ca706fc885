package fr.verger.report.tsne;

import java.util.SplittableRandom;

/** Made-up points around some middles, the same every time; point i belongs to middle i mod n. */
final class Clusters {
  private Clusters() {}

  /** Columns vary less and less, like principal components. */
  static PointRows of(int middles, int points, int columns, double spread) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] places = new double[middles][columns];
    for (double[] place : places) {
      for (int column = 0; column < columns; column++) {
        place[column] = 10 * random.nextGaussian() / Math.sqrt(1 + column);
      }
    }
    float[] values = new float[points * columns];
    for (int i = 0; i < values.length; i++) {
      double middle = places[i / columns % middles][i % columns];
      values[i] = (float) (middle + spread * random.nextGaussian() / Math.sqrt(1 + i % columns));
    }
    return new PointRows(values, columns);
  }
}
