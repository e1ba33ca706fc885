package fr.verger.spark.training;

import fr.verger.spark.training.ClassifierQuality.Bin;
import fr.verger.spark.training.ClassifierQuality.Confusion;
import fr.verger.spark.training.ClassifierQuality.LabelQuality;
import fr.verger.spark.training.ClassifierQuality.Strangers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts answers into {@link ClassifierQuality}. */
final class Measurement {
  private static final int BINS = 10;
  private static final int LIKELIEST = 3;

  /** Pairs of labels whose mistakes are named, the most frequent ones, and how many of each. */
  private static final int ILLUSTRATED = 20;

  private static final int EXAMPLES = 3;

  /** What photos show, and what they were given; in the order of the labels. */
  private record Pair(int label, int predicted) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return Comparator.comparingInt(Pair::label)
          .thenComparingInt(Pair::predicted)
          .compare(this, other);
    }
  }

  private final List<String> labels;
  private final List<TestedPhoto> known;
  private final List<TestedPhoto> strangers;
  private final double threshold;

  /**
   * A measurement of answers.
   *
   * @param labels the classifier's
   * @param photos tested, at least one of a known label among them
   * @param threshold above this unknown score an answer is "not sure"
   */
  Measurement(List<String> labels, List<TestedPhoto> photos, double threshold) {
    this.labels = labels;
    this.known = photos.stream().filter(photo -> !photo.isStranger()).toList();
    this.strangers = photos.stream().filter(TestedPhoto::isStranger).toList();
    this.threshold = threshold;
  }

  /**
   * The figures.
   *
   * @param strange labels of the strangers
   */
  ClassifierQuality quality(List<String> strange) {
    List<LabelQuality> perLabel = perLabel();
    List<Bin> bins = bins();
    double error = 0;
    for (Bin bin : bins) {
      error += bin.photos() * Math.abs(bin.confidence() - bin.accuracy());
    }
    return new ClassifierQuality(
        known.size(),
        share(known, TestedPhoto::isRight),
        share(known, photo -> photo.likelier() < LIKELIEST),
        perLabel.stream().mapToDouble(LabelQuality::f1).average().orElse(0),
        error / known.size(),
        bins,
        perLabel,
        confusions(),
        share(known, photo -> photo.unknownScore() <= threshold),
        strangers.isEmpty() ? null : strangers(strange));
  }

  private List<LabelQuality> perLabel() {
    long[] shown = new long[labels.size()];
    long[] given = new long[labels.size()];
    long[] right = new long[labels.size()];
    for (TestedPhoto photo : known) {
      shown[photo.label()]++;
      given[photo.predicted()]++;
      right[photo.label()] += photo.isRight() ? 1 : 0;
    }
    List<LabelQuality> all = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] + given[i] > 0) {
        all.add(
            new LabelQuality(
                labels.get(i),
                shown[i],
                given[i] == 0 ? null : (Double) ((double) right[i] / given[i]),
                shown[i] == 0 ? null : (Double) ((double) right[i] / shown[i]),
                2.0 * right[i] / (shown[i] + given[i])));
      }
    }
    return all;
  }

  private List<Bin> bins() {
    long[] photos = new long[BINS];
    double[] confidence = new double[BINS];
    long[] right = new long[BINS];
    for (TestedPhoto photo : known) {
      int bin = Math.min(BINS - 1, (int) (photo.confidence() * BINS));
      photos[bin]++;
      confidence[bin] += photo.confidence();
      right[bin] += photo.isRight() ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      if (photos[i] > 0) {
        bins.add(
            new Bin(
                (double) i / BINS,
                photos[i],
                confidence[i] / photos[i],
                (double) right[i] / photos[i]));
      }
    }
    return bins;
  }

  private List<Confusion> confusions() {
    Map<Pair, List<TestedPhoto>> mistakes = new TreeMap<>();
    for (TestedPhoto photo : known) {
      if (!photo.isRight()) {
        mistakes
            .computeIfAbsent(new Pair(photo.label(), photo.predicted()), pair -> new ArrayList<>())
            .add(photo);
      }
    }
    List<Confusion> confusions = new ArrayList<>();
    mistakes.entrySet().stream()
        .sorted(Comparator.comparingInt(mistake -> -mistake.getValue().size()))
        .forEach(
            mistake ->
                confusions.add(
                    confusion(
                        mistake.getKey(), mistake.getValue(), confusions.size() < ILLUSTRATED)));
    return confusions;
  }

  private Confusion confusion(Pair pair, List<TestedPhoto> photos, boolean illustrated) {
    List<String> examples =
        photos.stream()
            .sorted(
                Comparator.comparingDouble(TestedPhoto::confidence)
                    .reversed()
                    .thenComparing(TestedPhoto::path))
            .limit(illustrated ? EXAMPLES : 0)
            .map(TestedPhoto::path)
            .toList();
    return new Confusion(
        labels.get(pair.label()), labels.get(pair.predicted()), photos.size(), examples);
  }

  private Strangers strangers(List<String> strange) {
    double[] scores = known.stream().mapToDouble(TestedPhoto::unknownScore).toArray();
    double kept = UnknownThreshold.of(scores);
    return new Strangers(
        strange,
        strangers.size(),
        auroc(),
        share(strangers, photo -> photo.unknownScore() > threshold),
        share(strangers, photo -> photo.unknownScore() > kept));
  }

  /** By the ranks of the scores, equal scores sharing theirs (Mann and Whitney's U). */
  private double auroc() {
    List<TestedPhoto> all = new ArrayList<>(known);
    all.addAll(strangers);
    all.sort(Comparator.comparingDouble(TestedPhoto::unknownScore));
    double ranks = 0;
    for (int from = 0; from < all.size(); ) {
      int to = from;
      while (to < all.size() && all.get(to).unknownScore() == all.get(from).unknownScore()) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      ranks += rank * all.subList(from, to).stream().filter(TestedPhoto::isStranger).count();
      from = to;
    }
    double n = strangers.size();
    return (ranks - n * (n + 1) / 2) / (n * known.size());
  }

  private static double share(List<TestedPhoto> photos, Predicate<TestedPhoto> which) {
    return (double) photos.stream().filter(which).count() / photos.size();
  }
}
