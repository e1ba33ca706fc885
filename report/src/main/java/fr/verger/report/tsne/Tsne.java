package fr.verger.report.tsne;

import java.util.SplittableRandom;

/**
 * Makes maps of points: t-SNE with Barnes-Hut forces. The package names its papers.
 *
 * <p>Memory: about 40 bytes for each point and neighbour looked at, three times the perplexity of
 * them, and 8 bytes a value of the points.
 */
public final class Tsne {
  /** Fewer points make no map worth the name. */
  public static final int FEWEST_POINTS = 4;

  private static final double START_SPREAD = 1e-4;
  private static final double NOISE = 1e-2;
  private static final double LEAST_RATE = 50;

  /** Share of the work that is done once the affinities are there, for the progress only. */
  private static final double PREPARED = 0.1;

  private final TsneSettings settings;

  /** Maps made in this way. */
  public Tsne(TsneSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes a map.
   *
   * @param rows points on their principal components, the first ones being those of the largest
   *     variance: the map starts from the first two
   * @throws IllegalArgumentException when there are fewer than {@value #FEWEST_POINTS} points
   * @throws InterruptedException when the calling thread is interrupted, which stops the work
   */
  public TsneMap map(PointRows rows, TsneProgress progress) throws InterruptedException {
    if (rows.count() < FEWEST_POINTS) {
      throw new IllegalArgumentException(
          "a map needs %d points, not %d".formatted(FEWEST_POINTS, rows.count()));
    }
    double perplexity = settings.perplexityOf(rows.count());
    try (Workers workers = new Workers(settings.threads())) {
      int each = Math.min(rows.count() - 1, (int) (3 * perplexity + 1));
      Neighbours neighbours = new NeighbourSearch(rows).find(each, workers);
      Affinities affinities = Affinities.of(neighbours, perplexity, workers);
      progress.advanced(PREPARED);
      Forces forces = new Forces(affinities, settings.theta(), workers);
      double[] places = start(rows);
      descend(places, forces, progress);
      double divergence = forces.divergence(places);
      return new TsneMap(centred(places), perplexity, divergence);
    }
  }

  private void descend(double[] places, Forces forces, TsneProgress progress)
      throws InterruptedException {
    double rate = Math.max(places.length / 2.0 / settings.exaggeration() / 4, LEAST_RATE);
    double[] gradient = new double[places.length];
    Descent descent = new Descent(places, rate);
    for (int i = 0; i < settings.iterations(); i++) {
      boolean early = i < settings.exaggerated();
      if (i == settings.exaggerated()) {
        descent.settle();
      }
      forces.gradient(places, early ? settings.exaggeration() : 1, gradient);
      descent.step(gradient, early ? 0.5 : 0.8);
      progress.advanced(PREPARED + (1 - PREPARED) * (i + 1) / settings.iterations());
    }
  }

  /** The first two columns made very small, with a little noise where they are alike. */
  private double[] start(PointRows rows) {
    double[] places = new double[2 * rows.count()];
    for (int i = 0; i < rows.count(); i++) {
      for (int axis = 0; axis < Math.min(2, rows.columns()); axis++) {
        places[2 * i + axis] = rows.values()[i * rows.columns() + axis];
      }
    }
    centred(places);
    double squares = 0;
    for (int i = 0; i < places.length; i += 2) {
      squares += places[i] * places[i];
    }
    double scale = squares > 0 ? START_SPREAD / Math.sqrt(squares / rows.count()) : 0;
    SplittableRandom random = new SplittableRandom(settings.seed());
    for (int i = 0; i < places.length; i++) {
      places[i] = scale * places[i] + START_SPREAD * NOISE * (2 * random.nextDouble() - 1);
    }
    return places;
  }

  private static double[] centred(double[] places) {
    for (int axis = 0; axis < 2; axis++) {
      double sum = 0;
      for (int i = axis; i < places.length; i += 2) {
        sum += places[i];
      }
      double mean = sum / (places.length / 2.0);
      for (int i = axis; i < places.length; i += 2) {
        places[i] -= mean;
      }
    }
    return places;
  }
}
