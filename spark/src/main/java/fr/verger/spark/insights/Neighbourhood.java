package fr.verger.spark.insights;

import java.util.Arrays;

/** What one photo has around it, as far as others were looked at, in any order. */
final class Neighbourhood {
  private final int self;
  private final double threshold;
  private final int[] labels;
  private final int[] splits;
  private final double[] own = new double[Neighbours.OWN];

  private int nearest = Neighbours.NONE;
  private double nearestSquare = Double.POSITIVE_INFINITY;
  private int distinct = Neighbours.NONE;
  private double distinctSquare = Double.POSITIVE_INFINITY;
  private double distinctSimilarity;
  private int within = Neighbours.NONE;
  private double withinSimilarity = Double.NEGATIVE_INFINITY;
  private int withinCount;
  private int across = Neighbours.NONE;
  private double acrossSimilarity = Double.NEGATIVE_INFINITY;
  private int acrossCount;
  private int otherLabelCount;

  /**
   * Of a photo that nothing is known of.
   *
   * @param threshold similarity from which two photos are near duplicates
   * @param labels of all photos
   * @param splits of all photos
   */
  Neighbourhood(int self, double threshold, int[] labels, int[] splits) {
    this.self = self;
    this.threshold = threshold;
    this.labels = labels;
    this.splits = splits;
    Arrays.fill(own, Double.POSITIVE_INFINITY);
  }

  /**
   * Looks at another photo.
   *
   * @param distance squared, of its row from this one's
   * @param similarity of the two rows
   */
  void see(int other, double distance, double similarity) {
    if (before(other, distance, nearest, nearestSquare)) {
      nearestSquare = distance;
      nearest = other;
    }
    if (similarity >= threshold) {
      duplicate(other, similarity);
    } else if (before(other, distance, distinct, distinctSquare)) {
      distinctSquare = distance;
      distinctSimilarity = similarity;
      distinct = other;
    }
    if (distance < own[Neighbours.OWN - 1] && labels[other] == labels[self]) {
      keep(distance);
    }
  }

  /** Where rows tie, the earlier one is the nearer, in whichever order they come. */
  private static boolean before(int other, double distance, int best, double least) {
    return distance < least || (distance == least && other < best);
  }

  private void duplicate(int other, double similarity) {
    otherLabelCount += labels[other] == labels[self] ? 0 : 1;
    if (splits[other] == splits[self]) {
      withinCount++;
      if (before(other, -similarity, within, -withinSimilarity)) {
        withinSimilarity = similarity;
        within = other;
      }
    } else {
      acrossCount++;
      if (before(other, -similarity, across, -acrossSimilarity)) {
        acrossSimilarity = similarity;
        across = other;
      }
    }
  }

  private void keep(double distance) {
    int at = Neighbours.OWN - 1;
    for (; at > 0 && own[at - 1] > distance; at--) {
      own[at] = own[at - 1];
    }
    own[at] = distance;
  }

  /** Writes down what was found. */
  void end(Neighbours found) {
    found.nearest()[self] = nearest;
    found.distinct()[self] = distinct;
    found.distinctSimilarity()[self] = distinctSimilarity;
    found.within()[self] = within;
    found.withinSimilarity()[self] = withinSimilarity;
    found.withinCount()[self] = withinCount;
    found.across()[self] = across;
    found.acrossSimilarity()[self] = acrossSimilarity;
    found.acrossCount()[self] = acrossCount;
    found.otherLabelCount()[self] = otherLabelCount;
    found.ownDistance()[self] =
        Arrays.stream(own)
            .filter(Double::isFinite)
            .map(square -> Math.sqrt(Math.max(0, square)))
            .average()
            .orElse(Double.NaN);
  }
}
