package fr.verger.vision.classifier;

import java.util.List;

/**
 * What was learned on the features of a backbone: principal components, a multinomial logistic
 * regression on them, its temperature, and the threshold of its {@link UnknownScore}.
 *
 * @param labels C of them, in the order of the probabilities
 * @param mean of the d features
 * @param components K rows of d values
 * @param coefficients of the regression: C rows of K values
 * @param intercepts of the regression: C values
 * @param temperature by which the logits are divided before the Softmax
 * @param unknownThreshold above this score the answer is "not sure"
 * @param trainedOn what it was trained on, a JSON object as text
 */
public record ClassifierHead(
    List<String> labels,
    double[] mean,
    double[][] components,
    double[][] coefficients,
    double[] intercepts,
    double temperature,
    double unknownThreshold,
    String trainedOn) {
  /** Checks that the parts fit together. */
  public ClassifierHead {
    labels = List.copyOf(labels);
    if (coefficients.length != labels.size() || intercepts.length != labels.size()) {
      throw new IllegalArgumentException(
          "%d labels, but a regression for %d".formatted(labels.size(), coefficients.length));
    }
    if (coefficients[0].length != components.length || components[0].length != mean.length) {
      throw new IllegalArgumentException("components and regression do not fit together");
    }
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("a temperature of " + temperature);
    }
  }
}
