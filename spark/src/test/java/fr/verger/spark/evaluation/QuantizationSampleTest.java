package fr.verger.spark.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuantizationSampleTest {
  @Test
  void noPhotoIsUsedTwice() {
    for (String split : new String[] {"Training", null}) {
      List<PhotoFile> photos = photos(split, 30);
      photos.addAll(photos("Test", 20));
      QuantizationSample sample = QuantizationSample.of(PhotoSet.all(photos), 9, 24, "/photos");

      Set<PhotoFile> all = new HashSet<>(sample.calibration());
      all.addAll(sample.training());
      all.addAll(sample.test());
      assertThat(all).hasSize(sample.size());
      assertThat(sample.calibration()).hasSize(9);
      assertThat(sample.test()).hasSize(12);
    }
  }

  @Test
  void trainingPhotosCalibrateAndTestPhotosAreMeasured() {
    List<PhotoFile> photos = photos("Training", 20);
    photos.addAll(photos("Test", 20));
    QuantizationSample sample = QuantizationSample.of(PhotoSet.all(photos), 6, 20, "/photos");

    assertThat(sample.calibration()).extracting(PhotoFile::split).containsOnly("Training");
    assertThat(sample.training()).extracting(PhotoFile::split).containsOnly("Training");
    assertThat(sample.test()).extracting(PhotoFile::split).containsOnly("Test");
  }

  @Test
  void withoutSplitsEveryLabelIsInBothParts() {
    QuantizationSample sample =
        QuantizationSample.of(PhotoSet.all(photos(null, 30)), 6, 12, "/photos");

    assertThat(sample.training()).extracting(PhotoFile::label).contains("a", "b", "c");
    assertThat(sample.test()).extracting(PhotoFile::label).contains("a", "b", "c");
  }

  private static List<PhotoFile> photos(String split, int count) {
    List<PhotoFile> photos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String label = List.of("a", "b", "c").get(i % 3);
      photos.add(
          new PhotoFile("/photos/" + split + "/" + label + "/" + i + ".jpg", label, split, 1, 1));
    }
    return photos;
  }
}
