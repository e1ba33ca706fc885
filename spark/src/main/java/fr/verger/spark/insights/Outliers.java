package fr.verger.spark.insights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Photos far from the others of their class: those whose mean distance to their {@value
 * Neighbours#OWN} nearest of the class (S. Ramaswamy and others, "Efficient algorithms for mining
 * outliers from large data sets", SIGMOD 2000; the mean is F. Angiulli's and C. Pizzuti's, PKDD
 * 2002) stands out among the same distances of the class. It stands out when its logarithm lies
 * more than {@value #CUTOFF} robust standard deviations above the median (B. Iglewicz and D. C.
 * Hoaglin, "How to detect and handle outliers", 1993). The logarithm, because distances are skewed:
 * what counts is how many times farther out a photo lies.
 *
 * <p>Limits: an odd photo that is there several times has itself for company and is not found; one
 * in a class of fewer than {@value #FEWEST} photos is not looked for.
 */
final class Outliers {
  /** Robust standard deviations beyond which a photo stands out. */
  static final double CUTOFF = 3.5;

  /** Photos that a class needs to have a spread. */
  static final int FEWEST = 10;

  /** For a normal distribution, the median deviation over the standard deviation. */
  private static final double MEDIAN_DEVIATION = 0.6745;

  /** For a normal distribution, the mean deviation over the standard deviation. */
  private static final double MEAN_DEVIATION = 0.7979;

  private Outliers() {}

  /** A photo that stands out, and by how many robust standard deviations. */
  record Outlier(int photo, double score) {}

  /**
   * All of them, the farthest out first.
   *
   * @param tooSmall classes that had too few photos
   */
  record Found(List<Outlier> outliers, int tooSmall) {}

  static Found of(PhotoRows photos, Neighbours neighbours) {
    List<Outlier> outliers = new ArrayList<>();
    int tooSmall = 0;
    for (int[] members : byLabel(photos.labels())) {
      if (members.length < FEWEST) {
        tooSmall++;
      } else {
        outliers.addAll(among(members, neighbours.ownDistance()));
      }
    }
    outliers.sort(
        Comparator.comparingDouble((Outlier one) -> -one.score()).thenComparing(Outlier::photo));
    return new Found(outliers, tooSmall);
  }

  private static int[][] byLabel(PhotoRows.Codes labels) {
    int[] sizes = new int[labels.words().size()];
    for (int code : labels.codes()) {
      sizes[code]++;
    }
    int[][] members = new int[sizes.length][];
    Arrays.setAll(members, code -> new int[sizes[code]]);
    for (int i = labels.codes().length - 1; i >= 0; i--) {
      members[labels.codes()[i]][--sizes[labels.codes()[i]]] = i;
    }
    return members;
  }

  private static List<Outlier> among(int[] members, double[] distances) {
    double[] own = Arrays.stream(members).mapToDouble(i -> distances[i]).toArray();
    // A photo that is there six times is at no distance; to the logarithm that is a thousandth.
    double least = Arrays.stream(own).average().orElseThrow() / 1000;
    double[] logs = Arrays.stream(own).map(d -> Math.log(Math.max(d, least))).toArray();
    double median = median(logs);
    double[] deviations = Arrays.stream(logs).map(log -> Math.abs(log - median)).toArray();
    double spread = median(deviations) / MEDIAN_DEVIATION;
    if (spread == 0) {
      spread = Arrays.stream(deviations).average().orElseThrow() / MEAN_DEVIATION;
    }
    List<Outlier> found = new ArrayList<>();
    for (int i = 0; i < members.length; i++) {
      double score = (logs[i] - median) / spread;
      if (score > CUTOFF) {
        found.add(new Outlier(members[i], score));
      }
    }
    return found;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
