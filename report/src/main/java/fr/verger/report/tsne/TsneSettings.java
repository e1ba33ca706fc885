package fr.verger.report.tsne;

/**
 * How a map is made.
 *
 * @param perplexity about how many neighbours each point minds, at least 1; at most a third of the
 *     other points, so fewer points get a smaller one
 * @param iterations steps of the descent
 * @param exaggerated how many of them, the first, pull neighbours together more strongly
 * @param exaggeration how much more strongly
 * @param theta how coarsely the forces of far points are put together, from 0 (not at all) to 1
 * @param seed of the little noise that tells points with the same start apart
 * @param threads that work; they change the time, never the map
 */
public record TsneSettings(
    double perplexity,
    int iterations,
    int exaggerated,
    double exaggeration,
    double theta,
    long seed,
    int threads) {
  /** Checks the ranges. */
  public TsneSettings {
    require(perplexity >= 1 && perplexity < 1e6, "perplexity", perplexity);
    require(iterations >= 1, "iterations", iterations);
    require(exaggerated >= 0 && exaggerated <= iterations, "exaggerated", exaggerated);
    require(exaggeration >= 1 && exaggeration < 1e6, "exaggeration", exaggeration);
    require(theta >= 0 && theta <= 1, "theta", theta);
    require(threads >= 1, "threads", threads);
  }

  /** What is usual: perplexity 30, 1,000 iterations, theta 0.5; on all cores. */
  public static TsneSettings usual(long seed) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new TsneSettings(30, 1000, 250, 12, 0.5, seed, cores);
  }

  /** The same on so many threads. */
  public TsneSettings withThreads(int other) {
    return new TsneSettings(perplexity, iterations, exaggerated, exaggeration, theta, seed, other);
  }

  /** The perplexity that so many points bear. */
  double perplexityOf(int points) {
    return Math.min(perplexity, (points - 1) / 3.0);
  }

  private static void require(boolean fine, String name, Number value) {
    if (!fine) {
      throw new IllegalArgumentException("t-SNE cannot work with " + name + " " + value);
    }
  }
}
