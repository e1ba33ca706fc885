package fr.verger.spark.run;

import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.run.RunSettings.ComponentTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * The principal components of a run.
 *
 * @param components how many were kept
 * @param share of the variance that they explain
 * @param targetComponents how many were wanted, or null
 * @param targetShare the share that was wanted, or null
 * @param rows photos that it was fitted to
 * @param columns features of each
 * @param computed components whose variance is known
 * @param method how they were computed
 * @param blas which linear algebra computed them
 * @param thresholds components needed for certain shares
 */
public record PcaSummary(
    int components,
    double share,
    Integer targetComponents,
    Double targetShare,
    long rows,
    int columns,
    int computed,
    String method,
    String blas,
    List<Threshold> thresholds) {

  /** Components needed for a share; null when all that were computed do not reach it. */
  public record Threshold(double share, Integer components) {}

  /** The shares that are looked at. */
  static final double[] SHARES = {0.5, 0.9, 0.95, 0.99, 0.999, 0.9999};

  static PcaSummary of(PrincipalComponentsModel model, ComponentTarget target) {
    double[] sums = model.cumulativeVarianceRatio();
    List<Threshold> thresholds = new ArrayList<>();
    for (double share : SHARES) {
      thresholds.add(new Threshold(share, needed(sums, share)));
    }
    return new PcaSummary(
        model.k(),
        sums[model.k() - 1],
        target instanceof ComponentTarget.Count count ? (Integer) count.components() : null,
        target instanceof ComponentTarget.Share share ? (Double) share.variance() : null,
        model.rows(),
        model.columns(),
        sums.length,
        model.exact() ? "exact" : "randomised",
        model.blas(),
        thresholds);
  }

  private static Integer needed(double[] sums, double share) {
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] >= share) {
        return i + 1;
      }
    }
    return null;
  }
}
