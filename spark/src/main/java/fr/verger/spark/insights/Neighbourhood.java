package fr.verger.spark.insights;

import java.util.Arrays;

/** What one photo has around it, as far as others were looked at; they come in their order. */
final class Neighbourhood {
  private final double threshold;
  private final double[] squares;
  private final int[] labels;
  private final int[] splits;
  private final double[] own = new double[Neighbours.OWN];

  private int self;
  private int nearest;
  private double nearestSquare;
  private int distinct;
  private double distinctSquare;
  private int within;
  private double withinSimilarity;
  private int withinCount;
  private int across;
  private double acrossSimilarity;
  private int acrossCount;
  private int otherLabelCount;

  /**
   * Of photos with these squared lengths, labels and splits.
   *
   * @param threshold similarity from which two photos are near duplicates
   */
  Neighbourhood(double threshold, double[] squares, int[] labels, int[] splits) {
    this.threshold = threshold;
    this.squares = squares;
    this.labels = labels;
    this.splits = splits;
  }

  /** Begins with a photo that nothing is known of. */
  void begin(int photo) {
    self = photo;
    nearest = distinct = within = across = Neighbours.NONE;
    nearestSquare = distinctSquare = Double.POSITIVE_INFINITY;
    withinSimilarity = acrossSimilarity = Double.NEGATIVE_INFINITY;
    withinCount = acrossCount = otherLabelCount = 0;
    Arrays.fill(own, Double.POSITIVE_INFINITY);
  }

  /**
   * Looks at photos.
   *
   * @param products of this photo's row with theirs, from {@code at} on
   * @param first of the photos
   * @param end after the last of them
   */
  void see(double[] products, int at, int first, int end) {
    double square = squares[self];
    int label = labels[self];
    for (int other = first; other < end; other++) {
      double twice = 2 * products[at + other - first];
      double sum = square + squares[other];
      double distance = sum - twice;
      if (other == self) {
        continue;
      }
      if (distance < nearestSquare) {
        nearestSquare = distance;
        nearest = other;
      }
      if (twice >= threshold * sum) {
        duplicate(other, sum > 0 ? twice / sum : 1);
      } else if (distance < distinctSquare) {
        distinctSquare = distance;
        distinct = other;
      }
      if (labels[other] == label && distance < own[Neighbours.OWN - 1]) {
        keep(distance);
      }
    }
  }

  private void duplicate(int other, double similarity) {
    otherLabelCount += labels[other] == labels[self] ? 0 : 1;
    if (splits[other] == splits[self]) {
      withinCount++;
      if (similarity > withinSimilarity) {
        withinSimilarity = similarity;
        within = other;
      }
    } else {
      acrossCount++;
      if (similarity > acrossSimilarity) {
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
    if (distinct != Neighbours.NONE) {
      double sum = squares[self] + squares[distinct];
      found.distinctSimilarity()[self] = 1 - distinctSquare / sum;
    }
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
