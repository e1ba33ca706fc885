package fr.verger.spark.insights;

import fr.verger.spark.insights.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Classes that are taken for one another when every photo is given the label of its nearest
 * neighbour (leave-one-out 1-NN; T. Cover and P. Hart, "Nearest neighbor pattern classification",
 * IEEE Transactions on Information Theory 13, 1967). Near duplicates do not count as neighbours:
 * the next picture of the same fruit has the same label and says nothing of the class. Photos
 * without a label take no part, nor do those whose class holds nothing but their near duplicates:
 * whatever else is nearest to them is of another class.
 */
final class Confusions {
  private final PhotoRows photos;
  private final PhotoRows.Codes labels;
  private final int[] nearest;
  private final int[] distinct;
  private final double[] similarity;

  Confusions(PhotoRows photos, Neighbours neighbours) {
    this.photos = photos;
    this.labels = photos.labels();
    this.nearest = neighbours.nearest();
    this.similarity = neighbours.distinctSimilarity();
    int[] sizes = new int[labels.words().size()];
    for (int code : labels.codes()) {
      sizes[code]++;
    }
    this.distinct = neighbours.distinct().clone();
    for (int i = 0; i < distinct.length; i++) {
      int others = sizes[labels.codes()[i]] - 1;
      if (others > 0 && neighbours.sameLabelCount(i) == others) {
        distinct[i] = Neighbours.NONE;
      }
    }
  }

  /** Of photos that have a label and a neighbour with one: how many, and how many share it. */
  private record Agreement(long photos, long sameLabel) {}

  /** How often a photo's label and its neighbour's agree. */
  InsightsSummary.Nearest summary() {
    Agreement all = agreement(nearest);
    Agreement others = agreement(distinct);
    return new InsightsSummary.Nearest(all.photos, all.sameLabel, others.photos, others.sameLabel);
  }

  private Agreement agreement(int[] neighbours) {
    long all = 0;
    long same = 0;
    for (int i = 0; i < neighbours.length; i++) {
      if (comparable(i, neighbours[i])) {
        all++;
        same += labels.codes()[i] == labels.codes()[neighbours[i]] ? 1 : 0;
      }
    }
    return new Agreement(all, same);
  }

  private boolean comparable(int photo, int neighbour) {
    return neighbour != Neighbours.NONE && label(photo) != null && label(neighbour) != null;
  }

  private String label(int photo) {
    return labels.words().get(labels.codes()[photo]);
  }

  /**
   * Pairs of classes, those that are confused most often first.
   *
   * @param most how many at most
   */
  List<Finding> pairs(int most) {
    Map<Long, Pair> pairs = new HashMap<>();
    for (int i = 0; i < photos.count(); i++) {
      int neighbour = distinct[i];
      if (comparable(i, neighbour) && labels.codes()[i] != labels.codes()[neighbour]) {
        int low = Math.min(labels.codes()[i], labels.codes()[neighbour]);
        int high = Math.max(labels.codes()[i], labels.codes()[neighbour]);
        pairs
            .computeIfAbsent(((long) low << 32) | high, key -> new Pair(low))
            .add(labels.codes()[i], i, neighbour, similarity[i]);
      }
    }
    List<Pair> sorted =
        pairs.values().stream()
            .sorted(
                Comparator.comparingLong((Pair pair) -> -(pair.lows + pair.highs))
                    .thenComparingDouble(pair -> -pair.similarity)
                    .thenComparingInt(pair -> pair.photo))
            .limit(most)
            .toList();
    List<Finding> found = new ArrayList<>();
    for (Pair pair : sorted) {
      found.add(pair.finding(photos, labels, found.size()));
    }
    return found;
  }

  /** Two classes; the example is the closest two photos. */
  private static final class Pair {
    private final int low;
    private long lows;
    private long highs;
    private int photo;
    private int neighbour;
    private double similarity = Double.NEGATIVE_INFINITY;

    Pair(int low) {
      this.low = low;
    }

    void add(int label, int from, int to, double alike) {
      if (label == low) {
        lows++;
      } else {
        highs++;
      }
      if (alike > similarity) {
        similarity = alike;
        photo = from;
        neighbour = to;
      }
    }

    /** The class that strays more often stands first. */
    Finding finding(PhotoRows photos, PhotoRows.Codes labels, int rank) {
      boolean photoIsLow = labels.codes()[photo] == low;
      boolean swap = (photoIsLow ? lows : highs) < (photoIsLow ? highs : lows);
      PhotoName first = photos.names().get(swap ? neighbour : photo);
      PhotoName second = photos.names().get(swap ? photo : neighbour);
      return new Finding(
          Kind.CONFUSION,
          rank,
          first,
          second,
          similarity,
          Math.max(lows, highs),
          Math.min(lows, highs));
    }
  }
}
