package fr.verger.vision.keras;

/**
 * A convolution's weights in ONNX' order.
 *
 * @param values [out, in / groups, height, width]
 * @param bias one value for each output
 */
record Kernel(float[] values, float[] bias, int out, int in, int size, int groups) {
  /** From Keras' [height, width, in, out]. */
  static Kernel full(float[] keras, int size, int in, int out) {
    float[] values = new float[keras.length];
    int area = size * size;
    for (int at = 0; at < area; at++) {
      for (int i = 0; i < in; i++) {
        for (int o = 0; o < out; o++) {
          values[(o * in + i) * area + at] = keras[(at * in + i) * out + o];
        }
      }
    }
    return new Kernel(values, new float[out], out, in, size, 1);
  }

  /** From Keras' [height, width, channel, 1]. */
  static Kernel depthwise(float[] keras, int size, int channels) {
    return new Kernel(
        full(keras, size, 1, channels).values(), new float[channels], channels, 1, size, channels);
  }

  Kernel withBias(float[] values) {
    return new Kernel(this.values, values.clone(), out, in, size, groups);
  }

  /**
   * With the batch normalisation behind it folded in: {@code gamma (x - mean) / sqrt(variance +
   * epsilon) + beta} is a factor for each output and a bias (computed in double precision, rounded
   * once).
   *
   * @throws IllegalArgumentException when a variance is not that of anything
   */
  Kernel folded(float[] gamma, float[] beta, float[] mean, float[] variance, double epsilon) {
    float[] scaled = new float[values.length];
    float[] shifted = new float[out];
    int each = values.length / out;
    for (int o = 0; o < out; o++) {
      double spread = variance[o] + epsilon;
      if (!(spread > 0)) {
        throw new IllegalArgumentException("variance %s".formatted(variance[o]));
      }
      double factor = gamma[o] / Math.sqrt(spread);
      for (int i = o * each; i < (o + 1) * each; i++) {
        scaled[i] = (float) (values[i] * factor);
      }
      shifted[o] = (float) (beta[o] + (bias[o] - mean[o]) * factor);
    }
    return new Kernel(scaled, shifted, out, in, size, groups);
  }
}
