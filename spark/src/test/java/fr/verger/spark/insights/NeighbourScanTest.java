package fr.verger.spark.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.verger.spark.pca.blas.BlasChoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeighbourScanTest {
  @ParameterizedTest
  @EnumSource(
      value = BlasChoice.class,
      names = {"AUTO", "JAVA"})
  void neighboursAreThoseThatScikitLearnFinds(BlasChoice blas)
      throws IOException, InterruptedException {
    GoldenInsights golden = GoldenInsights.read();

    Neighbours found =
        new NeighbourScan(golden.photos(), blas.load()).find(golden.threshold(), done -> {});

    assertThat(found.nearest()).isEqualTo(golden.nearest());
    assertThat(found.distinct()).isEqualTo(golden.distinct());
    assertThat(found.distinctSimilarity())
        .containsExactly(golden.distinctSimilarity(), within(1e-9));
    assertThat(found.ownDistance()).containsExactly(golden.ownDistance(), within(1e-6));
    int[] partners = new int[golden.rows().length];
    for (double[] pair : golden.pairs()) {
      partners[(int) pair[0]]++;
      partners[(int) pair[1]]++;
    }
    for (int i = 0; i < partners.length; i++) {
      assertThat(found.withinCount()[i] + found.acrossCount()[i]).isEqualTo(partners[i]);
    }
    assertThat(Arrays.stream(found.acrossCount()).sum()).isEqualTo(2 * golden.pairs(true));
  }

  @Test
  void everyPairIsSeenWhereThereAreManyBlocks() throws InterruptedException {
    PhotoRows photos = random(1100, 3);
    List<Integer> heard = new ArrayList<>();

    Neighbours found =
        new NeighbourScan(photos, BlasChoice.AUTO.load())
            .find(
                0.9999,
                done -> {
                  synchronized (heard) {
                    heard.add(done);
                  }
                });

    for (int i = 0; i < photos.count(); i++) {
      assertThat(found.nearest()[i]).isEqualTo(nearest(photos, i));
    }
    assertThat(heard).contains(1100);
  }

  @Test
  void photosOnTheOriginAreTheSame() throws InterruptedException {
    PhotoRows photos =
        new PhotoRows(
            List.of(name("/a", "x"), name("/b", "x"), name("/c", "x")),
            new float[] {0, 0, 0, 0, 1, 0},
            2);

    Neighbours found =
        new NeighbourScan(photos, BlasChoice.JAVA.load()).find(PhotoInsights.NEAR, done -> {});

    assertThat(found.within()).containsExactly(1, 0, Neighbours.NONE);
    assertThat(found.distinct()).containsExactly(2, 2, 0);
    assertThat(found.withinSimilarity()[0]).isEqualTo(1);
  }

  @Test
  void aPhotoAloneHasNobody() throws InterruptedException {
    PhotoRows photos = new PhotoRows(List.of(name("/a", null)), new float[] {1}, 1);

    Neighbours found =
        new NeighbourScan(photos, BlasChoice.JAVA.load()).find(PhotoInsights.NEAR, done -> {});

    assertThat(found.nearest()).containsExactly(Neighbours.NONE);
    assertThat(found.ownDistance()[0]).isNaN();
  }

  @Test
  void itStopsWhenItIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                new NeighbourScan(random(20, 2), BlasChoice.JAVA.load())
                    .find(PhotoInsights.NEAR, done -> {}))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private static PhotoName name(String path, String label) {
    return new PhotoName(path, label, null);
  }

  private static PhotoRows random(int photos, int columns) {
    Random random = new Random(3);
    float[] values = new float[photos * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    List<PhotoName> names = new ArrayList<>();
    for (int i = 0; i < photos; i++) {
      names.add(name("/" + i, "x"));
    }
    return new PhotoRows(names, values, columns);
  }

  private static int nearest(PhotoRows photos, int photo) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int other = 0; other < photos.count(); other++) {
      double square = 0;
      for (int j = 0; j < photos.columns(); j++) {
        double step =
            (double) photos.values()[photo * photos.columns() + j]
                - photos.values()[other * photos.columns() + j];
        square += step * step;
      }
      if (other != photo && square < least) {
        least = square;
        best = other;
      }
    }
    return best;
  }
}
