package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.Eigensystem;
import fr.verger.spark.pca.blas.PackedSymmetric;
import java.io.Serializable;
import java.util.function.Function;

/**
 * What a fit found.
 *
 * @param mean mean of each of the d columns
 * @param components k unit vectors of length d, the one that explains most first
 * @param explainedVariance variance along every component that was computed, not only the k kept:
 *     min(rows, d) when exact
 * @param totalVariance sum of the variances of the columns
 * @param rows how many were seen
 * @param blas what computed it
 * @param method how
 */
record Decomposition(
    double[] mean,
    double[][] components,
    double[] explainedVariance,
    double totalVariance,
    long rows,
    String blas,
    Method method)
    implements Serializable {
  /** How it was found. */
  enum Method {
    /** From the covariance matrix. */
    EXACT,
    /** By a randomised search for the leading components. */
    RANDOMISED
  }

  /**
   * The principal components of a covariance matrix.
   *
   * @param scatter the rows; at least 2, not all equal
   * @param solve the eigensystem of a symmetric matrix
   * @throws fr.verger.vision.VergerException INPUT when the choice cannot be met
   */
  static Decomposition of(
      Scatter scatter,
      ComponentChoice choice,
      Function<PackedSymmetric, Eigensystem> solve,
      String blas) {
    PackedSymmetric covariance = scatter.products();
    double[] values = covariance.values();
    double scale = 1.0 / (scatter.rows() - 1);
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    double total = covariance.trace();
    int columns = covariance.order();
    Eigensystem eigensystem = solve.apply(covariance);
    double[] variance = new double[(int) Math.min(scatter.rows(), columns)];
    for (int i = 0; i < variance.length; i++) {
      // Round-off can put an eigenvalue that should be zero just below it.
      variance[i] = Math.max(0, eigensystem.values()[columns - 1 - i]);
    }
    double[][] components = new double[choice.among(cumulative(variance, total))][];
    for (int i = 0; i < components.length; i++) {
      components[i] = eigensystem.vector(columns - 1 - i);
      sign(components[i]);
    }
    return new Decomposition(
        scatter.mean(), components, variance, total, scatter.rows(), blas, Method.EXACT);
  }

  double[] ratio() {
    double[] ratio = new double[explainedVariance.length];
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] = explainedVariance[i] / totalVariance;
    }
    return ratio;
  }

  double[] cumulative() {
    return cumulative(explainedVariance, totalVariance);
  }

  private static double[] cumulative(double[] variance, double total) {
    double[] cumulative = new double[variance.length];
    double sum = 0;
    for (int i = 0; i < variance.length; i++) {
      sum += variance[i];
      cumulative[i] = Math.min(1, sum / total);
    }
    return cumulative;
  }

  /**
   * A component and its opposite explain the same; as in scikit-learn's PCA, the entry that is
   * largest in absolute value is made positive.
   */
  static void sign(double[] component) {
    int largest = 0;
    for (int i = 1; i < component.length; i++) {
      if (Math.abs(component[i]) > Math.abs(component[largest])) {
        largest = i;
      }
    }
    if (component[largest] < 0) {
      for (int i = 0; i < component.length; i++) {
        component[i] = -component[i];
      }
    }
  }
}
