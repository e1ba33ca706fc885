package fr.verger.report.tsne;

/**
 * A finished map.
 *
 * @param coordinates x and y of each point in turn, in the points' order, around (0, 0); not copied
 * @param perplexity that was used
 * @param klDivergence of the map's similarities from those of the points, in nats; the less, the
 *     truer. Its normaliser is the tree's, off by less than a percent
 */
public record TsneMap(double[] coordinates, double perplexity, double klDivergence) {
  /** How many points there are. */
  public int points() {
    return coordinates.length / 2;
  }
}
