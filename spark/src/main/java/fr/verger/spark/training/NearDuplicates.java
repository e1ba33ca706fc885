package fr.verger.spark.training;

import java.util.Arrays;
import java.util.List;

/**
 * Finds photos that are nearly the same, such as neighbouring frames of one fruit turned on a
 * table: photos whose principal components have a cosine above {@value #COSINE}, and those that a
 * chain of such pairs connects. Quadratic in the number of photos.
 */
final class NearDuplicates {
  /** Two photos of a larger cosine belong together. */
  static final double COSINE = 0.9;

  private final int[] parents;

  private NearDuplicates(int photos) {
    parents = new int[photos];
    Arrays.setAll(parents, i -> i);
  }

  /**
   * Groups photos.
   *
   * @param components of each, centred, all of one length
   * @return for each photo the index of one photo of its group, the same one for the whole group
   */
  static int[] groups(List<float[]> components) {
    float[][] unit = new float[components.size()][];
    Arrays.setAll(unit, i -> unit(components.get(i)));
    NearDuplicates found = new NearDuplicates(unit.length);
    for (int i = 0; i < unit.length; i++) {
      for (int j = i + 1; j < unit.length; j++) {
        // Most photos of a fruit are connected early, and a product is saved for each such pair.
        if (found.root(i) != found.root(j) && product(unit[i], unit[j]) > COSINE) {
          found.parents[found.root(j)] = found.root(i);
        }
      }
    }
    int[] groups = new int[unit.length];
    Arrays.setAll(groups, found::root);
    return groups;
  }

  private int root(int photo) {
    int at = photo;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    float[] unit = vector.clone();
    if (squares > 0) {
      double length = Math.sqrt(squares);
      for (int i = 0; i < unit.length; i++) {
        unit[i] = (float) (unit[i] / length);
      }
    }
    return unit;
  }

  /** Four sums, so that the processor does not wait for each addition. */
  private static float product(float[] a, float[] b) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      first += a[i] * b[i];
    }
    return first + second + third + fourth;
  }
}
