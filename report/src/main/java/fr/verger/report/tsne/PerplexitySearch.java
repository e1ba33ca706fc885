package fr.verger.report.tsne;

/** Turns the distances of a point's neighbours into probabilities of a wanted perplexity. */
final class PerplexitySearch {
  private static final int STEPS = 100;
  private static final double TOLERANCE = 1e-5;

  private final double entropy;

  PerplexitySearch(double perplexity) {
    entropy = StrictMath.log(perplexity);
  }

  /**
   * Finds by bisection the width of the Gaussian whose probabilities have the wanted entropy.
   *
   * @param squares of the distances, from {@code from}, {@code count} of them
   * @param probabilities takes as many at the same place; they sum to 1
   */
  void search(float[] squares, int from, int count, float[] probabilities) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = from; k < from + count; k++) {
      least = Math.min(least, squares[k]);
    }
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1;
    for (int step = 0; step < STEPS; step++) {
      double sum = 0;
      double weighted = 0;
      for (int k = from; k < from + count; k++) {
        double beyond = squares[k] - least;
        double weight = StrictMath.exp(-beyond * precision);
        probabilities[k] = (float) weight;
        sum += weight;
        weighted += beyond * weight;
      }
      for (int k = from; k < from + count; k++) {
        probabilities[k] /= (float) sum;
      }
      double difference = StrictMath.log(sum) + precision * weighted / sum - entropy;
      if (Math.abs(difference) <= TOLERANCE) {
        return;
      }
      if (difference > 0) {
        low = precision;
        precision = high == Double.POSITIVE_INFINITY ? precision * 2 : (precision + high) / 2;
      } else {
        high = precision;
        precision = (precision + low) / 2;
      }
    }
  }
}
