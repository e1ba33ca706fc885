package fr.verger.vision.photo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.vision.preprocessing.BicubicResize;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format and kind, against what Pillow made of the same files. */
class PillowFixturesTest {
  private final PhotoDecoder decoder = new PhotoDecoder(PhotoDecoder.DEFAULT_MAX_PIXELS);
  private final BicubicResize resize = new BicubicResize();

  static Stream<PillowFixture> fixtures() {
    return PillowFixture.all().stream();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void hasPillowsPixels(PillowFixture fixture) throws Exception {
    RgbImage photo = decoder.decode(fixture.bytes());
    assertThat(List.of(photo.width(), photo.height()))
        .containsExactly(fixture.width(), fixture.height());
    assertThat(PillowFixture.sha256(photo)).as("decoded").isEqualTo(fixture.decoded());
    assertThat(PillowFixture.sha256(resize.resize(photo, 19, 14)))
        .as("reduced")
        .isEqualTo(fixture.smaller());
    assertThat(PillowFixture.sha256(resize.resize(photo, 61, 67)))
        .as("enlarged")
        .isEqualTo(fixture.larger());
  }
}
