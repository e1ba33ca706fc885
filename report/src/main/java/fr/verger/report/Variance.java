package fr.verger.report;

import java.util.OptionalInt;

/**
 * What the principal components explain of the variance.
 *
 * @param ratios share of the total variance for each component that was computed, in falling order,
 *     each in 0 to 1; empty when there is no variance to explain
 * @param cumulative running sum of {@code ratios}, of the same length
 * @param kept components that the run kept, at most as many as were computed
 * @param target the share that was asked for, or null when a number of components was
 */
public record Variance(double[] ratios, double[] cumulative, int kept, Double target) {
  /** Checks lengths and that every share is a number. */
  public Variance {
    if (ratios.length != cumulative.length) {
      throw new IllegalArgumentException(
          "%d ratios but %d running sums".formatted(ratios.length, cumulative.length));
    }
    if (kept < 0 || kept > ratios.length) {
      throw new IllegalArgumentException(
          "%d components kept of %d computed".formatted(kept, ratios.length));
    }
    for (int i = 0; i < ratios.length; i++) {
      if (!Double.isFinite(ratios[i]) || !Double.isFinite(cumulative[i])) {
        throw new IllegalArgumentException(
            "the share of component %d is no number".formatted(i + 1));
      }
    }
  }

  /**
   * The fewest components that explain a share, or nothing when all computed together do not.
   *
   * @param share in 0 to 1
   */
  public OptionalInt componentsFor(double share) {
    for (int i = 0; i < cumulative.length; i++) {
      if (cumulative[i] >= share) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }
}
