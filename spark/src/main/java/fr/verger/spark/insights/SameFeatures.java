package fr.verger.spark.insights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups of photos with the same features, as far as the components tell: each is joined to the
 * nearest of its near duplicates within and across splits when they are similar to {@value #SAME}.
 * Rounding keeps equal features from being equal to the last bit once they are projected.
 */
final class SameFeatures {
  /** Rows a hundred-thousandth of their length apart have about this similarity. */
  static final double SAME = 1 - 1e-9;

  private SameFeatures() {}

  /** Groups of two photos or more; the photos of each in their order, the groups by their first. */
  static List<int[]> groups(Neighbours neighbours) {
    int[] roots = new int[neighbours.within().length];
    Arrays.setAll(roots, i -> i);
    for (int i = 0; i < roots.length; i++) {
      if (neighbours.within()[i] != Neighbours.NONE && neighbours.withinSimilarity()[i] >= SAME) {
        join(roots, i, neighbours.within()[i]);
      }
      if (neighbours.across()[i] != Neighbours.NONE && neighbours.acrossSimilarity()[i] >= SAME) {
        join(roots, i, neighbours.across()[i]);
      }
    }
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < roots.length; i++) {
      members.computeIfAbsent(root(roots, i), root -> new ArrayList<>()).add(i);
    }
    return members.values().stream()
        .filter(group -> group.size() > 1)
        .map(group -> group.stream().mapToInt(i -> i).toArray())
        .toList();
  }

  /** The earliest photo of a group is its root. */
  private static void join(int[] roots, int a, int b) {
    int rootA = root(roots, a);
    int rootB = root(roots, b);
    roots[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private static int root(int[] roots, int photo) {
    int at = photo;
    while (roots[at] != at) {
      roots[at] = roots[roots[at]];
      at = roots[at];
    }
    return at;
  }
}
