package fr.verger.report.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsneTest {
  private static final TsneSettings QUICK = new TsneSettings(10, 250, 80, 12, 0.5, 1, 2);

  private static TsneMap map(PointRows rows, TsneSettings settings) throws InterruptedException {
    return new Tsne(settings).map(rows, share -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void theMapDoesNotDependOnTheNumberOfThreads(int threads) throws InterruptedException {
    PointRows rows = Clusters.of(5, 900, 10, 1);

    assertThat(map(rows, QUICK.withThreads(threads)).coordinates())
        .isEqualTo(map(rows, QUICK).coordinates());
  }

  @Test
  void anotherSeedGivesAnotherMap() throws InterruptedException {
    PointRows rows = Clusters.of(3, 100, 5, 1);
    TsneSettings other = new TsneSettings(10, 250, 80, 12, 0.5, 2, 2);

    assertThat(map(rows, other).coordinates()).isNotEqualTo(map(rows, QUICK).coordinates());
  }

  @Test
  void separateClustersStaySeparate() throws InterruptedException {
    int clusters = 6;
    double[] places = map(Clusters.of(clusters, 600, 20, 0.3), QUICK).coordinates();

    for (int i = 0; i < 600; i++) {
      assertThat(nearest(places, i) % clusters).isEqualTo(i % clusters);
    }
  }

  private static int nearest(double[] places, int point) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < places.length / 2; i++) {
      double distance =
          Math.hypot(places[2 * i] - places[2 * point], places[2 * i + 1] - places[2 * point + 1]);
      if (i != point && distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  @Test
  void aFinishedMapIsTruerThanOneJustBegun() throws InterruptedException {
    PointRows rows = Clusters.of(5, 500, 10, 1);
    TsneSettings begun = new TsneSettings(10, 10, 5, 12, 0.5, 1, 2);

    assertThat(map(rows, QUICK).klDivergence()).isLessThan(map(rows, begun).klDivergence() / 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 20, 91})
  void fewPointsGetASmallerPerplexity(int points) throws InterruptedException {
    TsneMap map = map(Clusters.of(2, points, 3, 1), TsneSettings.usual(0));

    assertThat(map.perplexity()).isEqualTo(Math.min(30, (points - 1) / 3.0));
    assertThat(map.coordinates()).hasSize(2 * points);
    assertFinite(map);
  }

  @Test
  void oneColumnStillMakesAMapOfTwoDirections() throws InterruptedException {
    TsneMap map = map(Clusters.of(3, 200, 1, 1), QUICK);

    assertFinite(map);
    double widest = 0;
    for (int i = 1; i < map.coordinates().length; i += 2) {
      widest = Math.max(widest, Math.abs(map.coordinates()[i]));
    }
    assertThat(widest).isGreaterThan(1);
  }

  @Test
  void pointsThatAreAllAlikeDoNoHarm() throws InterruptedException {
    assertFinite(map(new PointRows(new float[3 * 2000], 3), QUICK));
  }

  @Test
  void anInterruptedThreadStopsTheMap() {
    PointRows rows = Clusters.of(5, 2000, 10, 1);
    Thread caller = Thread.currentThread();
    List<Double> heard = new ArrayList<>();
    Tsne tsne = new Tsne(QUICK);

    assertThatThrownBy(
            () ->
                tsne.map(
                    rows,
                    share -> {
                      heard.add(share);
                      caller.interrupt();
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(heard).hasSize(1);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void progressRisesToOne() throws InterruptedException {
    List<Double> heard = new ArrayList<>();
    new Tsne(QUICK).map(Clusters.of(2, 50, 3, 1), heard::add);

    assertThat(heard).isSorted().endsWith(1.0);
  }

  @Test
  void whatCannotBeMappedIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(new PointRows(new float[3], 1), QUICK))
        .withMessage("a map needs 4 points, not 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PointRows(new float[] {1, 2, 3, Float.NaN}, 2))
        .withMessage("row 1 holds NaN");
  }

  private static void assertFinite(TsneMap map) {
    for (double value : map.coordinates()) {
      assertThat(value).isFinite();
    }
  }
}
