package fr.verger.vision.quantization;

import java.util.Arrays;

/**
 * Weights of a convolution as signed 8-bit levels, symmetric, with a scale for each output channel.
 *
 * <p>A scale is the one that leaves the least square error when an error counts as much as the
 * activation that it is multiplied with: candidates around the greatest weight, each improved by
 * alternating between rounding and the least-squares scale of the rounded levels. What rounding
 * does to the mean of an output is known from the means of the inputs and given back by the bias
 * (Nagel et al., <i>Data-Free Quantization Through Weight Equalization and Bias Correction</i>,
 * 2019, with measured means in place of assumed ones).
 *
 * @param levels -127 to 127, in the order of the weights
 * @param scales for each output channel
 * @param meanErrors for each output channel: what rounding takes away from its mean output
 */
record QuantizedWeights(byte[] levels, float[] scales, double[] meanErrors) {
  private static final int GREATEST = 127;
  private static final int CANDIDATES = 41;
  private static final double FIRST = 0.7;
  private static final double STEP = 0.02;
  private static final int IMPROVEMENTS = 2;

  /** A channel of nothing but zeros needs a scale, too. */
  private static final double SMALLEST = 1e-12;

  /** Biases stay well inside 32 bits, so that sums have room. */
  private static final double GREATEST_BIAS = 1 << 30;

  /**
   * Rounds weights.
   *
   * @param weights output channels, each with its input channels, each with its kernel
   * @param biases for each output channel
   * @param groups of a grouped convolution; 1 for an ordinary one
   * @param inputChannels of one group
   * @param moments of the input's channels, of all groups
   * @param inputScale of the quantised input
   */
  static QuantizedWeights of(
      float[] weights,
      float[] biases,
      int groups,
      int inputChannels,
      ChannelMoments moments,
      float inputScale) {
    int outputs = biases.length;
    int each = weights.length / outputs;
    int area = each / inputChannels;
    byte[] levels = new byte[weights.length];
    float[] scales = new float[outputs];
    double[] meanErrors = new double[outputs];
    double[] importance = new double[each];
    for (int output = 0; output < outputs; output++) {
      int firstChannel = output / (outputs / groups) * inputChannels;
      for (int i = 0; i < each; i++) {
        importance[i] = moments.meanSquare(firstChannel + i / area);
      }
      float[] row = Arrays.copyOfRange(weights, output * each, (output + 1) * each);
      scales[output] =
          (float)
              Math.max(
                  scale(row, importance), Math.abs(biases[output]) / inputScale / GREATEST_BIAS);
      for (int i = 0; i < each; i++) {
        double level = level(row[i], scales[output]);
        levels[output * each + i] = (byte) level;
        meanErrors[output] +=
            (row[i] - level * scales[output]) * moments.mean(firstChannel + i / area);
      }
    }
    return new QuantizedWeights(levels, scales, meanErrors);
  }

  private static double scale(float[] row, double[] importance) {
    double greatest = SMALLEST;
    for (float weight : row) {
      greatest = Math.max(greatest, Math.abs(weight));
    }
    double best = greatest / GREATEST;
    double least = error(row, importance, best);
    for (int candidate = 0; candidate < CANDIDATES; candidate++) {
      double scale = greatest / GREATEST * (FIRST + STEP * candidate);
      for (int i = 0; i < IMPROVEMENTS; i++) {
        scale = improved(row, importance, scale);
      }
      double error = error(row, importance, scale);
      if (error < least) {
        least = error;
        best = scale;
      }
    }
    return best;
  }

  /** The best scale for the levels that a scale rounds to; that scale where all are zero. */
  private static double improved(float[] row, double[] importance, double scale) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < row.length; i++) {
      double level = level(row[i], scale);
      product += importance[i] * row[i] * level;
      square += importance[i] * level * level;
    }
    return product > 0 && square > 0 ? product / square : scale;
  }

  private static double error(float[] row, double[] importance, double scale) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      double apart = row[i] - level(row[i], scale) * scale;
      sum += importance[i] * apart * apart;
    }
    return sum;
  }

  private static double level(double weight, double scale) {
    return Math.max(-GREATEST, Math.min(GREATEST, Math.rint(weight / scale)));
  }
}
