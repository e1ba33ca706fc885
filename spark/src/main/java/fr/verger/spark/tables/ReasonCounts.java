package fr.verger.spark.tables;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts rejects by their reason. A reason may hold anything (sizes, words of an operating system),
 * so only so many different ones are told apart; the table of rejects has them all.
 */
final class ReasonCounts {
  /** Different reasons that are told apart. */
  static final int MOST = 10_000;

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
}
