package fr.verger.report.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForcesTest {
  private static final int POINTS = 300;

  private static Affinities affinities(Workers workers) throws InterruptedException {
    PointRows rows = Clusters.of(4, POINTS, 6, 1);
    return Affinities.of(new NeighbourSearch(rows).find(31, workers), 10, workers);
  }

  private static double[] places(double spread) {
    SplittableRandom random = new SplittableRandom(3);
    return random.doubles(2 * POINTS, -spread, spread).toArray();
  }

  @Test
  void withoutSummariesTheGradientIsThatOfTheDivergence() throws InterruptedException {
    try (Workers workers = new Workers(2)) {
      Forces forces = new Forces(affinities(workers), 0, workers);
      double[] places = places(5);
      double[] gradient = new double[places.length];
      forces.gradient(places, 1, gradient);

      for (int i = 0; i < places.length; i += 7) {
        double step = 1e-4;
        double here = places[i];
        places[i] = here + step;
        double above = forces.divergence(places);
        places[i] = here - step;
        double below = forces.divergence(places);
        places[i] = here;
        assertThat(gradient[i]).isCloseTo((above - below) / (2 * step), within(1e-7));
      }
    }
  }

  @Test
  void withSummariesItIsNearlyTheSame() throws InterruptedException {
    try (Workers workers = new Workers(2)) {
      Affinities affinities = affinities(workers);
      double[] places = places(40);
      double[] exact = new double[places.length];
      double[] near = new double[places.length];
      new Forces(affinities, 0, workers).gradient(places, 1, exact);
      new Forces(affinities, 0.5, workers).gradient(places, 1, near);

      double error = 0;
      double length = 0;
      for (int i = 0; i < exact.length; i++) {
        error += Math.pow(exact[i] - near[i], 2);
        length += Math.pow(exact[i], 2);
      }
      assertThat(Math.sqrt(error / length)).isGreaterThan(0).isLessThan(0.01);
    }
  }

  @Test
  void affinitiesAreSymmetricAndSumToOne() throws InterruptedException {
    try (Workers workers = new Workers(2)) {
      Affinities found = affinities(workers);
      double[][] dense = new double[POINTS][POINTS];
      double sum = 0;
      for (int i = 0; i < POINTS; i++) {
        for (int k = found.starts()[i]; k < found.starts()[i + 1]; k++) {
          dense[i][found.columns()[k]] += found.values()[k];
          sum += found.values()[k];
        }
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
      for (int i = 0; i < POINTS; i++) {
        assertThat(dense[i][i]).isZero();
        for (int j = 0; j < i; j++) {
          assertThat(dense[i][j]).isEqualTo(dense[j][i]);
        }
      }
    }
  }

  @Test
  void eachPointHasThePerplexityWanted() {
    float[] squares = new float[60];
    SplittableRandom random = new SplittableRandom(5);
    for (int k = 0; k < squares.length; k++) {
      squares[k] = (float) (1000 + 50 * random.nextDouble());
    }
    float[] found = new float[60];
    new PerplexitySearch(20).search(squares, 0, 60, found);

    double entropy = 0;
    for (float p : found) {
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    assertThat(Math.exp(entropy)).isCloseTo(20, within(1e-2));
  }
}
