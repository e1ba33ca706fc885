package fr.verger.report.tsne;

import java.util.Arrays;

/**
 * Gradient descent with momentum and a gain for each coordinate (R. Jacobs, "Increased rates of
 * convergence through learning rate adaptation", Neural Networks 1, 1988), as t-SNE has always used
 * it.
 */
final class Descent {
  private static final double LEAST_GAIN = 0.01;

  private final double rate;
  private final double[] places;
  private final double[] steps;
  private final double[] gains;

  /**
   * A descent from these places, which it moves.
   *
   * @param rate how far a step goes for a gradient of 1
   */
  Descent(double[] places, double rate) {
    this.places = places;
    this.rate = rate;
    steps = new double[places.length];
    gains = new double[places.length];
    settle();
  }

  /** Forgets the speed: what comes next is another surface. */
  void settle() {
    Arrays.fill(steps, 0);
    Arrays.fill(gains, 1);
  }

  /** One step. */
  void step(double[] gradient, double momentum) {
    for (int i = 0; i < places.length; i++) {
      boolean onward = steps[i] * gradient[i] < 0;
      gains[i] = Math.max(onward ? gains[i] + 0.2 : gains[i] * 0.8, LEAST_GAIN);
      steps[i] = momentum * steps[i] - rate * gains[i] * gradient[i];
      places[i] += steps[i];
    }
  }
}
