package fr.verger.spark.pca;

import java.util.Arrays;

/**
 * What a subspace says about the leading eigenvalues of a positive semidefinite matrix of trace 1.
 *
 * @param values its Ritz values, descending, none above the eigenvalue of its rank
 * @param errors for each, an estimate of what it lacks
 */
record Ritz(double[] values, double[] errors) {
  /**
   * Estimates from the residuals r of the Ritz pairs: an eigenvalue lies within r of the Ritz
   * value, and within r² over the gap to the part of the spectrum that the subspace lacks (Parlett,
   * "The Symmetric Eigenvalue Problem", 1980, chapter 11). That part is taken to begin as many
   * values further down as the blocks have columns, which is the gap that governs the convergence
   * of block methods.
   */
  static Ritz of(double[] values, double[] residuals, int block) {
    double[] errors = new double[values.length];
    for (int i = 0; i < errors.length; i++) {
      double gap = values[i] - values[Math.min(i + block, values.length - 1)];
      double residual = residuals[i];
      errors[i] = residual < gap ? residual * residual / gap : residual;
    }
    return new Ritz(values, errors);
  }

  int size() {
    return values.length;
  }

  /** The fewest components that reach a share, or one more than there are. */
  int reaching(double share) {
    return reaching(share, 0);
  }

  /** The same if every value were larger by its error: no fewer can be needed. */
  int reachingAtBest(double share) {
    return reaching(share, 1);
  }

  private int reaching(double share, int errorsCounted) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] + errorsCounted * errors[i];
      if (sum >= share - ComponentChoice.ROUND_OFF) {
        return i + 1;
      }
    }
    return values.length + 1;
  }

  /** Shares that the first 1, 2, … components explain. */
  double[] cumulative() {
    double[] cumulative = values.clone();
    Arrays.parallelPrefix(cumulative, Double::sum);
    return cumulative;
  }

  /** The share that so many components explain. */
  double share(int count) {
    return sum(values, count);
  }

  /** What {@link #share} may lack. */
  double error(int count) {
    return sum(errors, count);
  }

  private static double sum(double[] terms, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += terms[i];
    }
    return sum;
  }
}
