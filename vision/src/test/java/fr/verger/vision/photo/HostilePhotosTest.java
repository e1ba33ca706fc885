package fr.verger.vision.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.SharedFiles;
import fr.verger.vision.preprocessing.BicubicResize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Awkward files beside the project, each as the list that comes with them describes it. */
class HostilePhotosTest {
  private static final Set<String> LISTS = Set.of("README.md", "SHA256SUMS", "index.json");

  private final PhotoDecoder decoder = new PhotoDecoder(PhotoDecoder.DEFAULT_MAX_PIXELS);

  @ParameterizedTest
  @CsvSource({
    "truncated-half.jpg, the JPEG data end before the picture does",
    "truncated-header.jpg, the JPEG data end before the picture does",
    "zero-byte.jpg, the file is empty",
    "text.jpg, 'it is none of JPEG, PNG, WebP, GIF, BMP and TIFF'",
    "bomb-20000x20000.png, 'it is 20000 x 20000 pixels, more than the limit of 100000000 pixels'",
    "header-lies-65500x65500.jpg,"
        + " 'it is 65500 x 65500 pixels, more than the limit of 100000000 pixels'",
  })
  void isRefusedWithItsReason(String name, String reason) throws IOException {
    byte[] file = Files.readAllBytes(SharedFiles.path("hostile", name));
    assertThatThrownBy(() -> decoder.decode(file))
        .isInstanceOf(UnreadablePhotoException.class)
        .hasMessage(reason);
  }

  /** Resized to 224 x 224, the mean of each channel is the one that the list gives for Pillow. */
  @ParameterizedTest
  @CsvSource({
    "png-named.jpg, 100, 100, 191.2, 146.3, 142.7",
    "grey.jpg, 100, 100, 200.8, 200.8, 200.8",
    "cmyk.jpg, 348, 348, 149.9, 112.1, 31.5",
    "rgb-16bit.png, 96, 96, 179.6, 120.6, 70.0",
    "palette-transparent.png, 100, 100, 191.8, 145.9, 142.4",
    "animated.gif, 100, 100, 229.7, 223.7, 202.2",
    "photo.webp, 348, 348, 150.0, 112.2, 31.6",
    "webp-named.jpg, 348, 348, 150.0, 112.2, 31.6",
    "exif-orientation-6.jpg, 260, 348, 145.4, 108.9, 32.9",
    "progressive.jpg, 348, 348, 149.9, 112.1, 31.7",
    "yuv444.jpg, 348, 348, 149.9, 112.1, 31.6",
    "rgb-colourspace.jpg, 348, 348, 149.9, 112.1, 31.5",
    "one-pixel.jpg, 1, 1, 199.0, 180.0, 41.0",
    "sliver-2000x3.jpg, 2000, 3, 152.2, 113.2, 31.2",
    "broken-icc.jpg, 348, 348, 149.9, 112.1, 31.7",
    "trailing-garbage.jpg, 348, 348, 149.9, 112.1, 31.5",
    "bit-errors.jpg, 348, 348, 244.4, 235.7, 166.3",
    "photo.bmp, 100, 100, 179.6, 120.6, 70.0",
    "photo.tiff, 100, 100, 179.6, 120.6, 70.0",
    "no-extension, 100, 100, 191.2, 146.3, 142.7",
  })
  void decodesToPillowsMeans(
      String name, int width, int height, double red, double green, double blue) throws Exception {
    RgbImage photo = decoder.decode(Files.readAllBytes(SharedFiles.path("hostile", name)));
    assertThat(photo.width()).isEqualTo(width);
    assertThat(photo.height()).isEqualTo(height);
    RgbImage small = new BicubicResize().resize(photo, 224, 224);
    assertThat(mean(small, 0)).isEqualTo(red);
    assertThat(mean(small, 1)).isEqualTo(green);
    assertThat(mean(small, 2)).isEqualTo(blue);
  }

  /** Its corner is red, half transparent. */
  @Test
  void alphaIsLaidOverWhite() throws Exception {
    RgbImage photo = decoder.decode(Files.readAllBytes(SharedFiles.path("hostile", "alpha.png")));
    assertThat(photo.rgb()).startsWith(255, 127, 127);
  }

  /** Pillow's conversion would make it all white. */
  @Test
  void sixteenBitsKeepTheirShades() throws Exception {
    Path path = SharedFiles.path("hostile", "grey-16bit.png");
    assertThat(mean(decoder.decode(Files.readAllBytes(path)), 0)).isBetween(132.0, 133.0);
  }

  @Test
  void everyFileIsReadOrRefused() throws IOException {
    try (Stream<Path> paths = Files.walk(SharedFiles.path("hostile"))) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        if (LISTS.contains(path.getFileName().toString())) {
          continue;
        }
        try {
          assertThat(decoder.decode(Files.readAllBytes(path)).width()).as("%s", path).isPositive();
        } catch (UnreadablePhotoException e) {
          assertThat(e.getMessage()).as("%s", path).isNotBlank();
        }
      }
    }
  }

  /** The mean of a channel, rounded to one decimal as the list has it. */
  private static double mean(RgbImage photo, int channel) {
    long sum = 0;
    for (int i = channel; i < photo.rgb().length; i += 3) {
      sum += photo.rgb()[i] & 0xff;
    }
    return Math.round(10.0 * sum / (photo.width() * photo.height())) / 10.0;
  }
}
