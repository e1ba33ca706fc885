package fr.verger.spark.insights;

import java.util.Arrays;

/**
 * What every photo has around it, an entry a photo in each array; no neighbour is {@value #NONE}.
 *
 * @param nearest the nearest photo
 * @param distinct the nearest photo that is no near duplicate
 * @param distinctSimilarity how similar that one is
 * @param within the most similar near duplicate of the same split
 * @param withinSimilarity how similar that one is
 * @param withinCount near duplicates of the same split
 * @param across the most similar near duplicate of another split
 * @param acrossSimilarity how similar that one is
 * @param acrossCount near duplicates of another split
 * @param otherLabelCount near duplicates of another label
 * @param ownDistance mean distance to the {@value #OWN} nearest photos of the same label, or to all
 *     of them where they are fewer; no number where there are none
 */
record Neighbours(
    int[] nearest,
    int[] distinct,
    double[] distinctSimilarity,
    int[] within,
    double[] withinSimilarity,
    int[] withinCount,
    int[] across,
    double[] acrossSimilarity,
    int[] acrossCount,
    int[] otherLabelCount,
    double[] ownDistance) {
  /** No neighbour. */
  static final int NONE = -1;

  /** Neighbours of the same label that are looked at. */
  static final int OWN = 5;

  /** Near duplicates of a photo that share its label. */
  int sameLabelCount(int photo) {
    return withinCount[photo] + acrossCount[photo] - otherLabelCount[photo];
  }

  static Neighbours unknown(int photos) {
    return new Neighbours(
        none(photos),
        none(photos),
        new double[photos],
        none(photos),
        new double[photos],
        new int[photos],
        none(photos),
        new double[photos],
        new int[photos],
        new int[photos],
        new double[photos]);
  }

  private static int[] none(int photos) {
    int[] indices = new int[photos];
    Arrays.fill(indices, NONE);
    return indices;
  }
}
