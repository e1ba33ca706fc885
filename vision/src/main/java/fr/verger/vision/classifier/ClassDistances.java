package fr.verger.vision.classifier;

import java.io.Serializable;

/**
 * How far a photo's principal components are from the nearest class: the squared Mahalanobis
 * distance to the class means under the covariance that the classes share (Lee et al., "A Simple
 * Unified Framework for Detecting Out-of-Distribution Samples and Adversarial Attacks", NeurIPS
 * 2018), divided by the number of components.
 *
 * @param whitening K rows of K values; components times this have the identity as their covariance
 *     within a class
 * @param centres the class means after whitening, one row of K values a class
 */
public record ClassDistances(double[][] whitening, double[][] centres) implements Serializable {
  /** Checks the shapes. */
  public ClassDistances {
    for (double[] row : whitening) {
      if (row.length != whitening.length) {
        throw new IllegalArgumentException("whitening is not square");
      }
    }
    for (double[] centre : centres) {
      if (centre.length != whitening.length) {
        throw new IllegalArgumentException("a centre is as long as the components");
      }
    }
  }

  /** The unknown score of a photo by its K principal components. */
  public double score(float[] components) {
    double[] white = new double[whitening.length];
    for (int i = 0; i < white.length; i++) {
      for (int j = 0; j < white.length; j++) {
        white[j] += components[i] * whitening[i][j];
      }
    }
    double least = Double.POSITIVE_INFINITY;
    for (double[] centre : centres) {
      double sum = 0;
      for (int j = 0; j < white.length; j++) {
        double apart = white[j] - centre[j];
        sum += apart * apart;
      }
      least = Math.min(least, sum);
    }
    return least / white.length;
  }
}
