package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoSet;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PartitionPlanTest {
  private static PhotoSet photos(List<Long> sizes) {
    List<PhotoFile> photos = new ArrayList<>();
    for (long size : sizes) {
      photos.add(new PhotoFile("p" + photos.size(), "label", null, size, 0));
    }
    return PhotoSet.all(photos);
  }

  @Property(tries = 200)
  void everyPhotoIsInOneTaskAndNoTaskIsIdle(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 20_000_000) Long> sizes,
      @ForAll @IntRange(min = 1, max = 80) int wanted) {
    PhotoSet photos = photos(sizes);
    List<PhotoSet> parts = PartitionPlan.split(photos, wanted, 2);
    assertThat(parts.stream().flatMap(PhotoSet::stream)).containsExactlyElementsOf(photos);
    assertThat(parts).hasSize(Math.min(wanted, sizes.size())).noneMatch(PhotoSet::isEmpty);
  }

  @Property(tries = 200)
  void photosThatAreNotWantedAreInNoTask(
      @ForAll @IntRange(min = 1, max = 3_000) int count,
      @ForAll @IntRange(min = 2, max = 7) int every,
      @ForAll @IntRange(min = 1, max = 80) int wanted,
      @ForAll boolean chosen) {
    PhotoSet some = photos(sizes(count)).filter(photo -> photo.path().hashCode() % every == 0);
    List<PhotoFile> copied = List.copyOf(some);
    List<PhotoSet> parts = PartitionPlan.split(some, chosen ? null : wanted, 2);
    List<PhotoSet> ofCopy = PartitionPlan.split(PhotoSet.all(copied), chosen ? null : wanted, 2);
    assertThat(parts)
        .extracting(List::copyOf)
        .isEqualTo(ofCopy.stream().map(List::copyOf).toList());
  }

  @Test
  void tasksAreOfEqualWork() {
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      sizes.add(i < 900 ? 5_000L : 5_000_000L);
    }
    List<PhotoSet> parts = PartitionPlan.split(photos(sizes), 8, 2);
    assertThat(parts)
        .extracting(part -> part.stream().mapToLong(PhotoFile::size).sum())
        .allMatch(bytes -> bytes < 75_000_000L);
  }

  @Property(tries = 200)
  void tasksThatAreChosenHoldEveryPhotoAndShrink(
      @ForAll @IntRange(min = 1, max = 30_000) int count,
      @ForAll @IntRange(min = 1, max = 64) int slots) {
    PhotoSet photos = photos(sizes(count));
    List<PhotoSet> parts = PartitionPlan.split(photos, null, slots);
    assertThat(parts.stream().flatMap(PhotoSet::stream)).containsExactlyElementsOf(photos);
    assertThat(parts)
        .noneMatch(PhotoSet::isEmpty)
        .allMatch(part -> part.size() <= 1024)
        .isSortedAccordingTo((one, next) -> Integer.compare(next.size(), one.size()));
  }

  @Test
  void slotsThatTakeTheNextTaskFinishTogether() {
    List<PhotoSet> parts = PartitionPlan.split(photos(sizes(21_000)), null, 2);
    assertThat(parts).hasSizeLessThan(40);
    int[] done = new int[2];
    for (PhotoSet part : parts) {
      done[done[0] <= done[1] ? 0 : 1] += part.size();
    }
    assertThat(Math.abs(done[0] - done[1])).isLessThan(40);
  }

  @Test
  void fewPhotosAreSharedOutToEverySlot() {
    assertThat(PartitionPlan.split(photos(sizes(3)), null, 2))
        .extracting(PhotoSet::size)
        .containsExactly(2, 1);
    assertThat(PartitionPlan.split(photos(sizes(40)), null, 4)).hasSize(4);
  }

  private static List<Long> sizes(int count) {
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sizes.add(5_000L);
    }
    return sizes;
  }
}
