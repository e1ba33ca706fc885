package fr.verger.spark.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
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

  private PhotoSet all() {
    return PhotoSet.all(photos);
  }

  private static Map<String, Long> counts(PhotoSet photos) {
    return photos.stream().collect(Collectors.groupingBy(PhotoFile::label, Collectors.counting()));
  }

  @Test
  void spreadsTheLimitOverTheLabels() {
    assertThat(counts(PhotoSelection.limited(all(), 34, "/data")))
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
    assertThat(PhotoSelection.limited(PhotoSet.all(shuffled), 17, "/elsewhere"))
        .extracting(photo -> photo.path().replace("/elsewhere", "/data"))
        .containsExactlyInAnyOrderElementsOf(
            PhotoSelection.limited(all(), 17, "/data").stream().map(PhotoFile::path).toList());
  }

  @Test
  void doesNotPreferNeighbours() {
    List<PhotoFile> taken =
        List.copyOf(PhotoSelection.limited(PhotoSet.all(photos.subList(0, 50)), 10, "/data"));
    assertThat(taken.get(9).path()).isGreaterThan("/data/Apple/r_030_100.jpg");
  }

  /** Against the sentence itself: labels take turns, each in the order of the hashes. */
  @Property(tries = 100)
  void labelsTakeTurnsInTheOrderOfTheHashes(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 90) Integer> labels,
      @ForAll @IntRange(min = 1, max = 400) int limit) {
    List<PhotoFile> listed = new ArrayList<>();
    List<List<PhotoFile>> byHash = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      List<PhotoFile> same = new ArrayList<>();
      for (int i = 0; i < labels.get(label); i++) {
        same.add(new PhotoFile("/data/%d/%02d".formatted(label, i), "" + label, null, 1, 0));
      }
      listed.addAll(same);
      same.sort(Comparator.comparingLong(photo -> PathHash.of(photo.path(), "/data".length())));
      byHash.add(same);
    }
    Set<PhotoFile> expected = new HashSet<>();
    for (int turn = 0; turn < 90; turn++) {
      for (List<PhotoFile> label : byHash) {
        if (turn < label.size() && expected.size() < limit) {
          expected.add(label.get(turn));
        }
      }
    }
    assertThat(PhotoSelection.limited(PhotoSet.all(listed), limit, "/data"))
        .containsExactlyElementsOf(listed.stream().filter(expected::contains).toList());
  }

  @Test
  void aLargeLimitTakesAll() {
    assertThat(PhotoSelection.limited(all(), 1000, "/data")).containsExactlyElementsOf(photos);
  }

  @Test
  void theMostFrequentComeFirstThenTheName() {
    assertThat(counts(PhotoSelection.mostFrequent(all(), 2)).keySet())
        .containsExactlyInAnyOrder("Apple", "Cherry");
  }

  @Test
  void namedLabelsAreTaken() {
    assertThat(counts(PhotoSelection.labelled(all(), List.of("Date", "Banana"))))
        .isEqualTo(Map.of("Banana", 3L, "Date", 20L));
  }

  @Test
  void anUnknownLabelIsRefusedWithThoseSpeltLikeIt() {
    assertThatThrownBy(() -> PhotoSelection.labelled(all(), List.of("banane")))
        .isInstanceOf(VergerException.class)
        .hasMessage(
            "No photo has the label 'banane'; of the 4 labels, the nearest are: 'Banana', 'Apple', 'Date'.");
    assertThatThrownBy(() -> PhotoSelection.labelled(all(), List.of("Quince jelly")))
        .hasMessageContaining("of the 4 labels, the nearest are: ");
  }
}
