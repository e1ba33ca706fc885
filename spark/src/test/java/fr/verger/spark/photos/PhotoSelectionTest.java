package fr.verger.spark.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhotoSelectionTest {
  private final List<PhotoFile> photos = new ArrayList<>();

  PhotoSelectionTest() {
    add("Apple", 50);
    add("Banana", 3);
    add("Cherry", 20);
    add("Date", 20);
  }

  private void add(String label, int count) {
    for (int i = 0; i < count; i++) {
      String path = "/data/%s/r_%03d_100.jpg".formatted(label, i);
      photos.add(new PhotoFile(path, label, null, 1, 0));
    }
  }

  private static Map<String, Long> counts(List<PhotoFile> photos) {
    return photos.stream().collect(Collectors.groupingBy(PhotoFile::label, Collectors.counting()));
  }

  @Test
  void spreadsTheLimitOverTheLabels() {
    assertThat(counts(PhotoSelection.limited(photos, 34, "/data")))
        .isEqualTo(Map.of("Apple", 11L, "Banana", 3L, "Cherry", 10L, "Date", 10L));
  }

  @Test
  void takesTheSamePhotosWhateverTheOrderAndThePlace() {
    List<PhotoFile> shuffled = new ArrayList<>();
    for (PhotoFile photo : photos) {
      String moved = photo.path().replace("/data", "/elsewhere");
      shuffled.add(new PhotoFile(moved, photo.label(), null, 1, 0));
    }
    Collections.shuffle(shuffled, new Random(1));
    assertThat(PhotoSelection.limited(shuffled, 17, "/elsewhere"))
        .extracting(photo -> photo.path().replace("/elsewhere", "/data"))
        .isEqualTo(
            PhotoSelection.limited(photos, 17, "/data").stream().map(PhotoFile::path).toList());
  }

  @Test
  void doesNotPreferNeighbours() {
    List<PhotoFile> taken = PhotoSelection.limited(photos.subList(0, 50), 10, "/data");
    assertThat(taken.get(9).path()).isGreaterThan("/data/Apple/r_030_100.jpg");
  }

  @Test
  void aLargeLimitTakesAll() {
    assertThat(PhotoSelection.limited(photos, 1000, "/data")).isEqualTo(photos);
  }

  @Test
  void theMostFrequentComeFirstThenTheName() {
    assertThat(counts(PhotoSelection.mostFrequent(photos, 2)).keySet())
        .containsExactlyInAnyOrder("Apple", "Cherry");
  }

  @Test
  void namedLabelsAreTaken() {
    assertThat(counts(PhotoSelection.labelled(photos, List.of("Date", "Banana"))))
        .isEqualTo(Map.of("Banana", 3L, "Date", 20L));
  }

  @Test
  void anUnknownLabelIsRefusedWithThoseSpeltLikeIt() {
    assertThatThrownBy(() -> PhotoSelection.labelled(photos, List.of("banane")))
        .isInstanceOf(VergerException.class)
        .hasMessage(
            "No photo has the label 'banane'; of the 4 labels, the nearest are: 'Banana', 'Apple', 'Date'.");
    assertThatThrownBy(() -> PhotoSelection.labelled(photos, List.of("Quince jelly")))
        .hasMessageContaining("of the 4 labels, the nearest are: ");
  }
}
