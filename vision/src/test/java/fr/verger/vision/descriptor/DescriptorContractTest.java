package fr.verger.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.photo.RgbImage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every descriptor. */
class DescriptorContractTest {
  private static final Vocabulary SIFT = LearnedWords.of(KeypointMethod.SIFT);
  private static final Vocabulary SURF = LearnedWords.of(KeypointMethod.SURF);
  private static final RgbImage FRUIT = new DrawnFruit(11).photo(100, 0);

  static Stream<Descriptor> descriptors() {
    return Stream.of(
        new ColorHog(false), new ColorHog(true), new VisualWords(SIFT), new VisualWords(SURF));
  }

  static Stream<RgbImage> awkwardPhotos() {
    return Stream.of(
        DrawnFruit.flat(1, 1, 200, 10, 10),
        DrawnFruit.flat(1, 3000, 0, 0, 0),
        DrawnFruit.flat(3000, 2, 255, 255, 255),
        DrawnFruit.flat(300, 200, 128, 128, 128),
        DrawnFruit.enlarged(FRUIT, 30));
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  void theSamePixelsGiveTheSameValuesWhateverCameBefore(Descriptor descriptor) {
    Describer describer = descriptor.describer();
    float[] first = describer.describe(FRUIT);
    describer.describe(new DrawnFruit(12).photo(150, 10));
    assertThat(describer.describe(FRUIT)).isEqualTo(first).isNotSameAs(first);
    assertThat(descriptor.describer().describe(FRUIT)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  void anyPhotoGivesAFiniteRowOfTheSameLength(Descriptor descriptor) {
    Describer describer = descriptor.describer();
    awkwardPhotos()
        .forEach(
            photo -> {
              float[] row = describer.describe(photo);
              assertThat(row).hasSize(descriptor.featureCount());
              for (float value : row) {
                assertThat(Float.isFinite(value)).isTrue();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  void twoFruitsDiffer(Descriptor descriptor) {
    Describer describer = descriptor.describer();
    assertThat(describer.describe(FRUIT))
        .isNotEqualTo(describer.describe(new DrawnFruit(12).photo(100, 0)));
  }

  @Test
  void whateverChangesTheValuesChangesTheDigest() {
    Vocabulary other = new Vocabulary(KeypointMethod.SIFT, true, SIFT.words());
    assertThat(
            Stream.concat(descriptors(), Stream.of(new VisualWords(other))).map(Descriptor::sha256))
        .doesNotHaveDuplicates()
        .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    assertThat(new ColorHog(true).sha256()).isEqualTo(new ColorHog(true).sha256());
  }

  @Test
  void nothingUnderLgplIsOnTheClassPath() {
    assertThatThrownBy(() -> Class.forName("gnu.trove.Version"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
