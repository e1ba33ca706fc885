package fr.verger.vision.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
  void aPhotoIsGivenUpWhenItsTimeIsUp(PillowFixture fixture) {
    PhotoDecoder hasty = new PhotoDecoder(MAX_PIXELS, Duration.ZERO);
    assertThatThrownBy(() -> hasty.decode(fixture.bytes()))
        .isInstanceOf(UnreadablePhotoException.class)
        .hasMessage("decoding it took longer than 0 s");
  }

  /** Each tile of one pixel is said to reach to the end of the file: the work is its square. */
  @Test
  @Timeout(60)
  void aFileThatWouldTakeHoursIsGivenUpInTime() {
    int side = 1000;
    ByteBuffer tiff = ByteBuffer.allocate(8 + 4 * side * side + 2 + 6 * 12 + 4);
    tiff.order(ByteOrder.LITTLE_ENDIAN).putInt(0x002a4949).putInt(8 + 4 * side * side);
    for (int tile = 0; tile < side * side; tile++) {
      tiff.putInt(8);
    }
    tiff.putShort((short) 6);
    int[][] tags = {{256, side}, {257, side}, {258, 8}, {322, 1}, {323, 1}, {324, 8}};
    for (int[] tag : tags) {
      tiff.putShort((short) tag[0]).putShort((short) 4);
      tiff.putInt(tag[0] == 324 ? side * side : 1).putInt(tag[1]);
    }
    PhotoDecoder limited = new PhotoDecoder(MAX_PIXELS, Duration.ofSeconds(1));
    assertThatThrownBy(() -> limited.decode(tiff.array()))
        .isInstanceOf(UnreadablePhotoException.class)
        .hasMessage("decoding it took longer than 1 s");
  }

  /** Reading what its directory claims would take a minute and more. */
  @Test
  @Timeout(60)
  void whatADirectoryClaimsIsNotReadUnlessItIsMeant() throws Exception {
    int unknown = 60_000;
    int entries = 5 + unknown;
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 * entries + 4).order(ByteOrder.LITTLE_ENDIAN);
    tiff.putInt(0x002a4949).putInt(8).putShort((short) entries);
    int[][] tags = {{256, 1}, {257, 1}, {258, 8}, {273, 8}, {279, 1}};
    for (int[] tag : tags) {
      tiff.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
    }
    for (int i = 0; i < unknown; i++) {
      tiff.putShort((short) 65_000).putShort((short) 1).putInt(tiff.capacity() - 8).putInt(8);
    }
    assertThat(decoder.decode(tiff.array()).width()).isEqualTo(1);
  }

  @Test
  void framesOfAnAnimationThatHoldFramesAreRefused() {
    int levels = 20_000;
    ByteBuffer webp = ByteBuffer.allocate(12 + 24 * levels).order(ByteOrder.LITTLE_ENDIAN);
    webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(webp.capacity() - 8);
    webp.put("WEBP".getBytes(StandardCharsets.US_ASCII));
    for (int left = levels; left > 0; left--) {
      webp.put("ANMF".getBytes(StandardCharsets.US_ASCII)).putInt(24 * left - 8);
      webp.put(new byte[16]);
    }
    assertThatThrownBy(() -> decoder.decode(webp.array()))
        .isInstanceOf(UnreadablePhotoException.class)
        .hasMessage("the WebP data are broken");
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
