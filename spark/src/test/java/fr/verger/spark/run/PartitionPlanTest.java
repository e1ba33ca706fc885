package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.photos.PhotoFile;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PartitionPlanTest {
  private static List<PhotoFile> photos(List<Long> sizes) {
    List<PhotoFile> photos = new ArrayList<>();
    for (long size : sizes) {
      photos.add(new PhotoFile("p" + photos.size(), "label", null, size, 0));
    }
    return photos;
  }

  @Property(tries = 200)
  void everyPhotoIsInOneTaskAndNoTaskIsIdle(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 20_000_000) Long> sizes,
      @ForAll @IntRange(min = 1, max = 80) int wanted) {
    List<PhotoFile> photos = photos(sizes);
    List<List<PhotoFile>> parts = PartitionPlan.split(photos, wanted, 2);
    assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(photos);
    assertThat(parts).hasSize(Math.min(wanted, sizes.size())).noneMatch(List::isEmpty);
  }

  @Test
  void tasksAreOfEqualWork() {
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      sizes.add(i < 900 ? 5_000L : 5_000_000L);
    }
    List<List<PhotoFile>> parts = PartitionPlan.split(photos(sizes), 8, 2);
    assertThat(parts)
        .extracting(part -> part.stream().mapToLong(PhotoFile::size).sum())
        .allMatch(bytes -> bytes < 75_000_000L);
  }

  @Test
  void manyPhotosGiveManyTasksAndFewGiveSomeForEverySlot() {
    assertThat(PartitionPlan.split(photos(sizes(100_000)), null, 2)).hasSize(98);
    assertThat(PartitionPlan.split(photos(sizes(100)), null, 2)).hasSize(8);
    assertThat(PartitionPlan.split(photos(sizes(3)), null, 2)).hasSize(3);
  }

  private static List<Long> sizes(int count) {
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sizes.add(5_000L);
    }
    return sizes;
  }
}
