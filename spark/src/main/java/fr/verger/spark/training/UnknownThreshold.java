package fr.verger.spark.training;

import java.util.Arrays;

/** The unknown score above which a classifier is not sure. */
final class UnknownThreshold {
  /** Share of photos of known labels that must stay below. */
  static final double KEPT = 0.95;

  private UnknownThreshold() {}

  /**
   * The least of the scores that no more than 5 % of them exceed.
   *
   * @param scores of photos of known labels, at least one
   */
  static double of(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(KEPT * sorted.length) - 1];
  }
}
