package fr.verger.report;

import java.util.List;

/**
 * How long a run took.
 *
 * @param seconds from start to end, which may be more than the stages together
 * @param cores processor cores that worked on it, at least 1
 * @param stages in the order they ran
 */
public record Timings(double seconds, int cores, List<Stage> stages) {
  /** Checks the cores and copies the list. */
  public Timings {
    if (cores < 1 || !(seconds >= 0)) {
      throw new IllegalArgumentException("%s s on %d cores".formatted(seconds, cores));
    }
    stages = List.copyOf(stages);
  }

  /**
   * One part of a run.
   *
   * @param name {@code listing}, {@code features}, {@code pca}, {@code tables}, {@code
   *     verification}, {@code report} are shown in the reader's language, any other as it is
   * @param seconds wall time
   * @param photos photos that went through, or 0 where a rate means nothing
   */
  public record Stage(String name, double seconds, long photos) {
    /** Checks the numbers. */
    public Stage {
      if (!(seconds >= 0) || photos < 0) {
        throw new IllegalArgumentException(
            "stage %s: %s s, %d photos".formatted(name, seconds, photos));
      }
    }
  }
}
