package fr.verger.spark.insights;

import fr.verger.spark.insights.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Photos that are nearly the same: counted whole, listed pair by pair up to a number. */
final class NearDuplicates {
  private final PhotoRows photos;
  private final Neighbours neighbours;

  NearDuplicates(PhotoRows photos, Neighbours neighbours) {
    this.photos = photos;
    this.neighbours = neighbours;
  }

  /** All of them, counted. */
  InsightsSummary.Near summary(double threshold) {
    return new InsightsSummary.Near(
        threshold,
        sum(neighbours.withinCount()) / 2,
        some(neighbours.withinCount()),
        sum(neighbours.acrossCount()) / 2,
        some(neighbours.acrossCount()),
        sum(neighbours.otherLabelCount()) / 2);
  }

  private static long sum(int[] counts) {
    return Arrays.stream(counts).asLongStream().sum();
  }

  private static long some(int[] counts) {
    return Arrays.stream(counts).filter(count -> count > 0).count();
  }

  /** Photos with their most similar near duplicate of the same split. */
  List<Finding> within(int most) {
    return pairs(Kind.NEAR_WITHIN, neighbours.within(), neighbours.withinSimilarity(), most);
  }

  /** Photos with their most similar near duplicate of another split. */
  List<Finding> across(int most) {
    return pairs(Kind.NEAR_ACROSS, neighbours.across(), neighbours.acrossSimilarity(), most);
  }

  /**
   * Those of different labels before all others; then from each class in turn, the most alike
   * first, lest one class fill the list.
   */
  private List<Finding> pairs(Kind kind, int[] partners, double[] similarity, int most) {
    int[] labels = photos.labels().codes();
    Set<Long> seen = new HashSet<>();
    List<Integer> firsts = new ArrayList<>();
    for (int i = 0; i < partners.length; i++) {
      long pair = ((long) Math.min(i, partners[i]) << 32) | Math.max(i, partners[i]);
      if (partners[i] != Neighbours.NONE && seen.add(pair)) {
        firsts.add(i);
      }
    }
    firsts.sort(
        Comparator.comparing((Integer i) -> labels[i] == labels[partners[i]])
            .thenComparing(i -> -similarity[i])
            .thenComparing(i -> i));
    int[] turns = new int[partners.length];
    Map<Integer, Integer> listed = new HashMap<>();
    for (int i : firsts) {
      turns[i] = labels[i] == labels[partners[i]] ? listed.merge(labels[i], 1, Integer::sum) : 0;
    }
    firsts.sort(Comparator.comparingInt(i -> turns[i]));
    List<Finding> found = new ArrayList<>();
    for (int i : firsts.subList(0, Math.min(most, firsts.size()))) {
      PhotoName photo = photos.names().get(i);
      PhotoName other = photos.names().get(partners[i]);
      found.add(Finding.pair(kind, found.size(), photo, other, similarity[i]));
    }
    return found;
  }
}
