package fr.verger.report.tsne;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The forces on the points of a map, after van der Maaten (2014): neighbours attract each other by
 * their affinities, all points push each other away, far ones put together by a quadtree.
 */
final class Forces {
  private static final int CHUNK = 16;

  private final Affinities affinities;
  private final double theta;
  private final Workers workers;
  private final QuadTree tree;
  private final double[] pull;
  private final double[] push;

  Forces(Affinities affinities, double theta, Workers workers) {
    this.affinities = affinities;
    this.theta = theta;
    this.workers = workers;
    int points = affinities.starts().length - 1;
    tree = new QuadTree(points);
    pull = new double[2 * points];
    push = new double[2 * points];
  }

  /**
   * The gradient of the Kullback-Leibler divergence.
   *
   * @param places x and y of each point in turn
   * @param exaggeration the affinities are multiplied by it
   * @param gradient takes the derivatives by {@code places}
   */
  void gradient(double[] places, double exaggeration, double[] gradient)
      throws InterruptedException {
    double sum = measure(places);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = 4 * (exaggeration * pull[i] - push[i] / sum);
    }
  }

  /** The Kullback-Leibler divergence of a map, in nats. */
  double divergence(double[] places) throws InterruptedException {
    double sum = measure(places);
    double divergence = 0;
    for (int i = 0; i + 1 < affinities.starts().length; i++) {
      for (int k = affinities.starts()[i]; k < affinities.starts()[i + 1]; k++) {
        double p = affinities.values()[k];
        int j = affinities.columns()[k];
        double dx = places[2 * i] - places[2 * j];
        double dy = places[2 * i + 1] - places[2 * j + 1];
        divergence += p > 0 ? p * StrictMath.log(p * sum * (1 + dx * dx + dy * dy)) : 0;
      }
    }
    return divergence;
  }

  /** All forces, not yet divided; returns the sum of the similarities of all pairs. */
  private double measure(double[] places) throws InterruptedException {
    tree.build(places);
    int chunks = Workers.chunks(tree.leafCount, CHUNK);
    double[] sums = new double[chunks];
    workers.each(chunks, () -> worker(places, sums));
    // A point pushes itself with similarity 1 and no force.
    return Math.max(Arrays.stream(sums).sum() - places.length / 2.0, Double.MIN_NORMAL);
  }

  private IntConsumer worker(double[] places, double[] sums) {
    Bodies bodies = new Bodies(tree, theta);
    return chunk -> {
      double sum = 0;
      for (int i = chunk * CHUNK; i < Math.min(tree.leafCount, (chunk + 1) * CHUNK); i++) {
        int leaf = tree.leaves[i];
        bodies.collect(leaf);
        for (int at = tree.first[leaf]; at < tree.last[leaf]; at++) {
          sum += push(at, bodies);
          pull(tree.point(at), places);
        }
      }
      sums[chunk] = sum;
    };
  }

  private double push(int at, Bodies bodies) {
    double x = tree.xs[at];
    double y = tree.ys[at];
    double[] xs = bodies.xs;
    double[] ys = bodies.ys;
    double[] masses = bodies.masses;
    double sum = 0;
    double forceX = 0;
    double forceY = 0;
    for (int k = 0; k < bodies.count; k++) {
      double dx = x - xs[k];
      double dy = y - ys[k];
      double similarity = 1 / (1 + dx * dx + dy * dy);
      double weighted = masses[k] * similarity;
      double force = weighted * similarity;
      sum += weighted;
      forceX += force * dx;
      forceY += force * dy;
    }
    int point = tree.point(at);
    push[2 * point] = forceX;
    push[2 * point + 1] = forceY;
    return sum;
  }

  private void pull(int point, double[] places) {
    double x = places[2 * point];
    double y = places[2 * point + 1];
    int[] columns = affinities.columns();
    float[] values = affinities.values();
    double forceX = 0;
    double forceY = 0;
    for (int k = affinities.starts()[point]; k < affinities.starts()[point + 1]; k++) {
      int other = 2 * columns[k];
      double dx = x - places[other];
      double dy = y - places[other + 1];
      double force = values[k] / (1 + dx * dx + dy * dy);
      forceX += force * dx;
      forceY += force * dy;
    }
    pull[2 * point] = forceX;
    pull[2 * point + 1] = forceY;
  }
}
