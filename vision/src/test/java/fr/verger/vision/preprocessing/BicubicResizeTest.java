package fr.verger.vision.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.vision.photo.RgbImage;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast resize against the plain one. */
class BicubicResizeTest {
  private final BicubicResize resize = new BicubicResize();

  @Property(tries = 300)
  void equalsThePlainOne(
      @ForAll @IntRange(min = 1, max = 60) int width,
      @ForAll @IntRange(min = 1, max = 60) int height,
      @ForAll @IntRange(min = 1, max = 60) int toWidth,
      @ForAll @IntRange(min = 1, max = 60) int toHeight,
      @ForAll long seed) {
    check(width, height, toWidth, toHeight, seed);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 224, 224", // one colour
    "2000, 3, 224, 224", // reduced across, enlarged down
    "3, 2000, 224, 224",
    "100, 100, 224, 224",
    "224, 224, 224, 224", // nothing to do
    "131, 257, 61, 127", // primes, more rows than a tile has
    "701, 13, 11, 5", // more columns than a tile has
    "4001, 2, 3, 2", // one output takes more columns than a tile has
    "50, 50, 1, 1"
  })
  void equalsThePlainOneOnAwkwardSizes(int width, int height, int toWidth, int toHeight) {
    check(width, height, toWidth, toHeight, 1);
  }

  private void check(int width, int height, int toWidth, int toHeight, long seed) {
    RgbImage photo = photo(width, height, seed);
    RgbImage fast = resize.resize(photo, toWidth, toHeight);
    assertThat(fast.width()).isEqualTo(toWidth);
    assertThat(fast.height()).isEqualTo(toHeight);
    assertThat(fast.rgb()).isEqualTo(PlainBicubic.resize(photo, toWidth, toHeight).rgb());
  }

  /** Mostly black and white, since only edges lead beyond 0 and 255. */
  static RgbImage photo(int width, int height, long seed) {
    Random random = new Random(seed);
    byte[] rgb = new byte[3 * width * height];
    random.nextBytes(rgb);
    for (int i = 0; i < rgb.length; i++) {
      if (random.nextInt(3) > 0) {
        rgb[i] = (byte) (random.nextBoolean() ? 255 : 0);
      }
    }
    return new RgbImage(width, height, rgb);
  }
}
