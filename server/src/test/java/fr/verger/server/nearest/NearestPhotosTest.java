package fr.verger.server.nearest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestPhotosTest {
  private static LearnedPhoto photo(String label, float... embedding) {
    return new LearnedPhoto(label, label.getBytes(UTF_8), embedding);
  }

  @Test
  void thoseThatPointTheSameWayComeFirst() {
    NearestPhotos photos =
        NearestPhotos.among(
            List.of(photo("far", -1, 0), photo("near", 2, 1), photo("nearest", 8, 0.1f)));

    List<NearPhoto> near = photos.to(new float[] {0.5f, 0}, 2);

    assertThat(near).extracting(NearPhoto::label).containsExactly("nearest", "near");
    assertThat(near.get(1).similarity()).isCloseTo((float) (2 / Math.sqrt(5)), within(1e-3f));
    assertThat(near.get(0).thumbnail()).isEqualTo("api/v1/thumbnails?number=2");
  }

  @Test
  void anEmbeddingOfZerosIsNearNothing() {
    NearestPhotos photos = NearestPhotos.among(List.of(photo("none", 0, 0), photo("one", 0, 1)));

    assertThat(photos.to(new float[] {0, 0}, 3)).isEmpty();
    assertThat(photos.to(new float[] {0, 1}, 3))
        .extracting(NearPhoto::label)
        .containsExactly("one");
    assertThat(NearestPhotos.none().to(new float[] {0, 1}, 3)).isEmpty();
    assertThat(NearestPhotos.none().photo(0)).isEmpty();
  }

  @Test
  void moreComponentsThanTheIndexTakesAreCutAtTheLeadingOnes() {
    float[] wide = new float[NearestPhotos.MOST_VALUES + 300];
    wide[0] = 1;
    assertThat(NearestPhotos.among(List.of(photo("wide", wide))).to(wide, 1)).hasSize(1);
  }

  @Test
  void nineOfTenThatAnExactSearchFindsAreFound() {
    Random random = new Random(7);
    List<LearnedPhoto> photos = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      photos.add(photo(Integer.toString(i), gaussian(random)));
    }
    NearestPhotos index = NearestPhotos.among(photos);
    int found = 0;
    for (int query = 0; query < 50; query++) {
      float[] asked = gaussian(random);
      Set<String> exact =
          photos.stream()
              .sorted(Comparator.comparingDouble(one -> -cosine(one.embedding(), asked)))
              .limit(6)
              .map(LearnedPhoto::label)
              .collect(Collectors.toSet());
      found += (int) index.to(asked, 6).stream().filter(one -> exact.contains(one.label())).count();
    }
    assertThat(found).isGreaterThanOrEqualTo(270);
  }

  private static float[] gaussian(Random random) {
    float[] values = new float[32];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double cosine(float[] a, float[] b) {
    double product = IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
    return product / Math.sqrt(squares(a) * squares(b));
  }

  private static double squares(float[] a) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * a[i]).sum();
  }
}
