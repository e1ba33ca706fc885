package fr.verger.report;

import java.util.List;

/**
 * The photos that gave no features.
 *
 * @param total how many there are
 * @param listed those that the page names: all of them, or the first {@value #COMFORTABLE} or so
 */
public record Rejects(long total, List<Reject> listed) {
  /** How many paths a reader can look through. */
  public static final int COMFORTABLE = 1_000;

  /** Checks that there are at least as many as are listed. */
  public Rejects {
    listed = List.copyOf(listed);
    if (total < listed.size()) {
      throw new IllegalArgumentException(
          "%d rejects listed but %d in total".formatted(listed.size(), total));
    }
  }

  /** All of them, named. */
  public static Rejects of(List<Reject> all) {
    return new Rejects(all.size(), all);
  }
}
