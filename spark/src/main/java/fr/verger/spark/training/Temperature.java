package fr.verger.spark.training;

import java.util.List;

/**
 * One number by which all logits are divided so that probabilities mean what they say (Guo et al.,
 * "On Calibration of Modern Neural Networks", ICML 2017).
 */
final class Temperature {
  private static final double COLDEST = 0.05;
  private static final double HOTTEST = 20;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int STEPS = 40;

  private Temperature() {}

  /**
   * The temperature of the least mean log loss, which has one minimum; by golden section over its
   * logarithm.
   *
   * @param answers at least one
   */
  static double of(List<Answer> answers) {
    double low = Math.log(COLDEST);
    double high = Math.log(HOTTEST);
    for (int step = 0; step < STEPS; step++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (logLoss(answers, Math.exp(left)) <= logLoss(answers, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** Mean of {@code -log p} of the true labels. */
  static double logLoss(List<Answer> answers, double temperature) {
    double sum = 0;
    for (Answer answer : answers) {
      sum += logLoss(answer, temperature);
    }
    return sum / answers.size();
  }

  private static double logLoss(Answer answer, double temperature) {
    double[] logits = answer.logits();
    double greatest = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      greatest = Math.max(greatest, logit);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp((logit - greatest) / temperature);
    }
    return Math.log(sum) + (greatest - logits[answer.label()]) / temperature;
  }
}
