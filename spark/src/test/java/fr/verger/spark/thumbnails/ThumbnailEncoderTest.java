package fr.verger.spark.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.RgbImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailEncoderTest {
  private final ThumbnailEncoder encoder = new ThumbnailEncoder();

  private static RgbImage decoded(byte[] jpeg) throws Exception {
    return new PhotoDecoder(ThumbnailEncoder.LONGEST_SIDE * ThumbnailEncoder.LONGEST_SIDE)
        .decode(jpeg);
  }

  private static RgbImage plain(int width, int height, int red, int green, int blue) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) red;
      rgb[i + 1] = (byte) green;
      rgb[i + 2] = (byte) blue;
    }
    return new RgbImage(width, height, rgb);
  }

  @ParameterizedTest
  @CsvSource({
    "400,300,96,72",
    "30,40,30,40",
    "96,96,96,96",
    "5000,1,96,1",
    "1,1,1,1",
    "90,360,24,96"
  })
  void theLongerSideIsBoundedAndTheProportionsStay(int w, int h, int width, int height)
      throws Exception {
    RgbImage small = decoded(encoder.encode(plain(w, h, 10, 200, 30)));

    assertThat(small.width()).isEqualTo(width);
    assertThat(small.height()).isEqualTo(height);
  }

  @Test
  void coloursStay() throws Exception {
    byte[] rgb = decoded(encoder.encode(plain(200, 200, 200, 120, 40))).rgb();

    int middle = 3 * (48 * 96 + 48);
    assertThat(rgb[middle] & 0xff).isBetween(196, 204);
    assertThat(rgb[middle + 1] & 0xff).isBetween(116, 124);
    assertThat(rgb[middle + 2] & 0xff).isBetween(36, 44);
  }

  @Test
  void evenNoiseStaysWithinTheBound() {
    byte[] noise = new byte[3 * 96 * 96];
    new Random(3).nextBytes(noise);

    assertThat(encoder.encode(new RgbImage(96, 96, noise)))
        .hasSizeBetween(1_000, ThumbnailEncoder.MOST_BYTES);
  }
}
