package fr.verger.vision.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, a photo comes out or one sentence that says why not. */
class BrokenPhotosTest {
  private static final int MAX_PIXELS = 1_000_000;

  private final PhotoDecoder decoder = new PhotoDecoder(MAX_PIXELS);

  static Stream<PillowFixture> fixtures() {
    return PillowFixture.all().stream();
  }

  @Test
  void anEmptyFileSaysSo() {
    assertThatThrownBy(() -> decoder.decode(new byte[0]))
        .isInstanceOf(UnreadablePhotoException.class)
        .hasMessage("the file is empty");
  }

  @Test
  void whatIsNoPhotoIsNamedSo() {
    byte[] text = "an apple a day".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> decoder.decode(text))
        .isInstanceOf(UnreadablePhotoException.class)
        .hasMessage("it is none of JPEG, PNG, WebP, GIF, BMP and TIFF");
  }

  @Test
  void aSizeBeyondTheLimitIsRefusedWithBothNumbers() {
    PhotoDecoder strict = new PhotoDecoder(45 * 35 - 1);
    byte[] jpeg = fixture("baseline-420.jpg").bytes();
    assertThatThrownBy(() -> strict.decode(jpeg))
        .isInstanceOf(UnreadablePhotoException.class)
        .hasMessage("it is 45 x 35 pixels, more than the limit of 1574 pixels");
  }

  @Test
  void aJpegWithoutItsSecondHalfIsRefused() {
    byte[] jpeg = fixture("baseline-420.jpg").bytes();
    assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(jpeg, jpeg.length / 2 + 200)))
        .isInstanceOf(UnreadablePhotoException.class)
        .hasMessage("the JPEG data end before the picture does");
  }

  @Test
  void whatFollowsAJpegDoesNotMatter() throws Exception {
    byte[] jpeg = fixture("baseline-420.jpg").bytes();
    byte[] longer = Arrays.copyOf(jpeg, jpeg.length + 1000);
    Arrays.fill(longer, jpeg.length, longer.length, (byte) 0xff);
    assertThat(decoder.decode(longer).rgb()).isEqualTo(decoder.decode(jpeg).rgb());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aHeaderThatPromisesMoreThanTheFileHoldsCostsNoMemory(PillowFixture fixture) {
    // Cut behind the headers, and allowed any size: refused for its length alone.
    PhotoDecoder generous = new PhotoDecoder(Long.MAX_VALUE);
    byte[] file = fixture.bytes();
    for (int length = 12; length < Math.min(file.length, 400); length += 7) {
      decodes(generous, Arrays.copyOf(file, length));
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aTruncatedFileIsReadOrRefused(PillowFixture fixture) {
    byte[] file = fixture.bytes();
    int step = Math.max(1, file.length / 40);
    for (int length = 0; length < file.length; length += step) {
      decodes(decoder, Arrays.copyOf(file, length));
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aDamagedFileIsReadOrRefused(PillowFixture fixture) {
    Random random = new Random(fixture.name().hashCode());
    byte[] file = fixture.bytes();
    for (int round = 0; round < 60; round++) {
      byte[] damaged = file.clone();
      int header = round % 2 == 0 ? damaged.length : Math.min(damaged.length, 100);
      for (int i = 0; i <= random.nextInt(6); i++) {
        damaged[random.nextInt(header)] = (byte) random.nextInt(256);
      }
      decodes(decoder, damaged);
    }
  }

  /** Decodes, and lets nothing but the one exception through. */
  private static void decodes(PhotoDecoder decoder, byte[] file) {
    try {
      assertThat(decoder.decode(file)).isNotNull();
    } catch (UnreadablePhotoException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
    }
  }

  private static PillowFixture fixture(String name) {
    return PillowFixture.all().stream().filter(f -> f.name().equals(name)).findAny().orElseThrow();
  }
}
