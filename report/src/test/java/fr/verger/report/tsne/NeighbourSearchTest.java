package fr.verger.report.tsne;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourSearchTest {
  @ParameterizedTest
  @CsvSource({"5, 3, 4", "513, 1, 20", "1021, 7, 91", "700, 50, 1"})
  void neighboursAreThoseOfAPlainSearch(int points, int columns, int each)
      throws InterruptedException {
    PointRows rows = Clusters.of(3, points, columns, 1);
    try (Workers workers = new Workers(2)) {
      Neighbours found = new NeighbourSearch(rows).find(each, workers);
      for (int i = 0; i < points; i++) {
        int[] indices = Arrays.copyOfRange(found.indices(), i * each, (i + 1) * each);
        float farthest = 0;
        for (int k = 0; k < each; k++) {
          farthest = Math.max(farthest, found.squares()[i * each + k]);
        }
        assertThat(indices).doesNotHaveDuplicates().doesNotContain(i);
        double expected = plain(rows, i)[each - 1];
        assertThat((double) farthest).isBetween(expected * (1 - 1e-4), expected * (1 + 1e-4));
      }
    }
  }

  /** Squared distances to all other points, rising. */
  private static double[] plain(PointRows rows, int point) {
    return IntStream.range(0, rows.count())
        .filter(other -> other != point)
        .mapToDouble(other -> square(rows, point, other))
        .boxed()
        .sorted(Comparator.naturalOrder())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static double square(PointRows rows, int a, int b) {
    double sum = 0;
    for (int column = 0; column < rows.columns(); column++) {
      double difference =
          (double) rows.values()[a * rows.columns() + column]
              - rows.values()[b * rows.columns() + column];
      sum += difference * difference;
    }
    return sum;
  }
}
