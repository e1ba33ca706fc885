package fr.verger.benchmarks.serve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came back of photos that were sent, and how long those that were answered took.
 *
 * @param nanos of each answer, in order of size
 */
record Answers(double seconds, Map<String, Long> outcomes, long[] nanos) {
  /** Those of several times, one after the other. */
  static Answers together(List<Answers> parts) {
    Map<String, Long> counts = new TreeMap<>();
    parts.forEach(part -> part.outcomes.forEach((name, n) -> counts.merge(name, n, Long::sum)));
    return new Answers(
        parts.stream().mapToDouble(Answers::seconds).sum(),
        counts,
        parts.stream().flatMapToLong(part -> Arrays.stream(part.nanos)).sorted().toArray());
  }

  double perSecond() {
    return nanos.length / seconds;
  }

  /** Milliseconds that this share of the answers stayed below. */
  double millis(double share) {
    return nanos.length == 0 ? Double.NaN : nanos[(int) (share * (nanos.length - 1))] / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.0f photos/s, p50 %.1f ms, p99 %.1f ms, outcomes %s",
        perSecond(),
        millis(0.5),
        millis(0.99),
        outcomes);
  }
}
