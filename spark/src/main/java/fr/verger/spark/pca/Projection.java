package fr.verger.spark.pca;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.Serializable;

/**
 * Centres a row and expresses it in the components. The weights lie input by input, so that the
 * inner loop runs along the outputs without a sum of its own and the JIT compiles it to vector
 * instructions.
 */
final class Projection implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] mean;
  private final int outputs;
  private final float[] weights;

  Projection(Decomposition decomposition) {
    double[][] components = decomposition.components();
    mean = decomposition.mean();
    outputs = components.length;
    weights = new float[mean.length * outputs];
    for (int output = 0; output < outputs; output++) {
      for (int input = 0; input < mean.length; input++) {
        weights[input * outputs + output] = (float) components[output][input];
      }
    }
  }

  /** The principal components of one row. */
  float[] apply(double[] row) {
    if (row.length != mean.length) {
      throw new VergerException(
          Category.INPUT,
          "features of "
              + row.length
              + " values cannot be projected by components of "
              + mean.length
              + "; both must come from one backbone.");
    }
    float[] result = new float[outputs];
    int input = 0;
    for (; input + 4 <= mean.length; input += 4) {
      addFour(row, input, result);
    }
    for (; input < mean.length; input++) {
      float value = (float) (row[input] - mean[input]);
      int start = input * outputs;
      for (int i = 0; i < outputs; i++) {
        result[i] += value * weights[start + i];
      }
    }
    return result;
  }

  /** Four inputs at once, so that the result is read and written a fourth as often. */
  private void addFour(double[] row, int input, float[] result) {
    float a = (float) (row[input] - mean[input]);
    float b = (float) (row[input + 1] - mean[input + 1]);
    float c = (float) (row[input + 2] - mean[input + 2]);
    float d = (float) (row[input + 3] - mean[input + 3]);
    int atA = input * outputs;
    int atB = atA + outputs;
    int atC = atB + outputs;
    int atD = atC + outputs;
    for (int i = 0; i < outputs; i++) {
      result[i] +=
          a * weights[atA + i] + b * weights[atB + i] + c * weights[atC + i] + d * weights[atD + i];
    }
  }
}
