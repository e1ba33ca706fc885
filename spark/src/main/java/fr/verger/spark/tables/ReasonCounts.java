package fr.verger.spark.tables;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts rejects by their reason. A reason may hold anything (sizes, words of an operating system),
 * so only so many different ones are told apart; the table of rejects has them all.
 */
final class ReasonCounts {
  /** Different reasons that are told apart. */
  static final int MOST = 10_000;

  /** Those of a part that go on, the most frequent ones: the driver has them of every part. */
  static final int MOST_OF_A_PART = 20;

  private final Map<String, Long> counts = new HashMap<>();

  /** Counts rejects, unless their reason is one too many. */
  void add(String reason, long photos) {
    if (counts.size() < MOST || counts.containsKey(reason)) {
      counts.merge(reason, photos, Long::sum);
    }
  }

  /** Photos for each reason. */
  Map<String, Long> counts() {
    return counts;
  }

  /** Photos for each of the most frequent reasons. */
  Map<String, Long> mostFrequent() {
    Comparator<Map.Entry<String, Long>> most =
        Map.Entry.comparingByValue(Comparator.reverseOrder());
    return counts.entrySet().stream()
        .sorted(most.thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_OF_A_PART)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
