package fr.verger.spark.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoSorterTest {
  @TempDir Path scratch;

  private static List<PhotoFile> shuffled(int count) {
    List<PhotoFile> photos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String label = "p\u00eache \ud83c\udf51 " + i % 7;
      String split = i % 3 == 0 ? null : "Training";
      // Half a pair of surrogates, as no UTF-8 can write it.
      String path = "/photos/%s/%06d\ud83c.jpg".formatted(label, i);
      photos.add(new PhotoFile(path, label, split, (long) i << 33, -i));
    }
    Collections.shuffle(photos, new Random(1));
    return photos;
  }

  private List<PhotoFile> sorted(List<PhotoFile> photos, int chunk) {
    try (PhotoSorter sorter = new PhotoSorter(scratch, chunk)) {
      photos.forEach(sorter::add);
      return sorter.sorted(photo -> photo.size() % 5 != 0);
    }
  }

  private static List<PhotoFile> expected(List<PhotoFile> photos) {
    return photos.stream()
        .filter(photo -> photo.size() % 5 != 0)
        .sorted(Comparator.comparing(PhotoFile::path))
        .toList();
  }

  @Test
  void photosOnTheDiskComeInTheSameOrderAsInMemory() {
    List<PhotoFile> photos = shuffled(6_000);
    assertThat(sorted(photos, 6_000)).isInstanceOf(ArrayList.class).isEqualTo(expected(photos));
    // One file, some files, and files of files.
    for (int chunk : new int[] {5_999, 700, 20}) {
      List<PhotoFile> sorted = sorted(photos, chunk);
      assertThat(sorted).isInstanceOf(SpilledPhotos.class).isEqualTo(expected(photos));
    }
  }

  @Test
  void anyPhotoCanBeAskedForAndNeighboursShareTheirLabel() throws IOException {
    List<PhotoFile> photos = shuffled(1_000);
    List<PhotoFile> expected = expected(photos);
    try (SpilledPhotos sorted = (SpilledPhotos) sorted(photos, 90)) {
      Random random = new Random(2);
      for (int i = 0; i < 3_000; i++) {
        int index = random.nextInt(expected.size());
        assertThat(sorted.get(index)).isEqualTo(expected.get(index));
      }
      assertThat(sorted.get(1).label()).isSameAs(sorted.get(0).label());
      assertThatThrownBy(() -> sorted.get(expected.size()))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aFolderThatCannotBeWrittenToIsOneSentence() {
    PhotoSorter sorter = new PhotoSorter(scratch.resolve("nowhere"), 1);
    sorter.add(shuffled(1).get(0));
    assertThatThrownBy(() -> sorter.add(shuffled(1).get(0)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("Nothing could be written to " + scratch.resolve("nowhere"));
  }
}
