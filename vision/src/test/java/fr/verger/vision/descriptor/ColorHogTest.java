package fr.verger.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.verger.vision.photo.RgbImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColorHogTest {
  private final Describer describer = new ColorHog(false).describer();

  private static float[] colours(float[] row) {
    return Arrays.copyOf(row, ColorHistogram.LENGTH);
  }

  private static float[] shape(float[] row) {
    return Arrays.copyOfRange(row, ColorHistogram.LENGTH, row.length);
  }

  private static double sum(float[] values, int power) {
    double sum = 0;
    for (float value : values) {
      sum += Math.pow(value, power);
    }
    return sum;
  }

  @Test
  void theColoursSumToOne() {
    float[] row = describer.describe(new DrawnFruit(1).photo(100, 0));
    assertThat(sum(colours(row), 1)).isCloseTo(1, within(1e-5));
  }

  @Test
  void aFlatPhotoHasOneColourAndNoShape() {
    float[] row = describer.describe(DrawnFruit.flat(90, 60, 255, 0, 0));
    assertThat(colours(row)).containsOnly(0, 1);
    // Hue 0 of 12, the last of 4 saturations, the last of 4 values.
    assertThat(row[3 * 4 + 3]).isEqualTo(1);
    assertThat(shape(row)).containsOnly(0);
  }

  @Test
  void aGreyPhotoLiesInTheBinsWithoutSaturation() {
    float[] row = describer.describe(DrawnFruit.flat(10, 10, 130, 130, 130));
    assertThat(row[2]).isEqualTo(1);
  }

  @Test
  void theShapeIsAUnitVectorWhereEveryBlockHasGradients() {
    byte[] rgb = new byte[3 * 128 * 128];
    for (int i = 0; i < 128 * 128; i++) {
      int stripe = i % 128 / 4 % 2 * 255;
      Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) stripe);
    }
    float[] row = describer.describe(new RgbImage(128, 128, rgb));
    assertThat(sum(shape(row), 2)).isCloseTo(1, within(1e-3));
  }

  @Test
  void aTurnedFruitKeepsItsColoursButNotItsShape() {
    DrawnFruit fruit = new DrawnFruit(5);
    float[] upright = describer.describe(fruit.photo(128, 0));
    float[] turned = describer.describe(fruit.photo(128, 90));
    assertThat(DrawnFruit.cosine(colours(upright), colours(turned))).isGreaterThan(0.999);
    assertThat(DrawnFruit.cosine(shape(upright), shape(turned))).isLessThan(0.97);
  }

  @Test
  void equalisationMakesUpForPoorLight() {
    RgbImage bright = new DrawnFruit(7).photo(128, 0);
    byte[] dimmed = bright.rgb().clone();
    for (int i = 0; i < dimmed.length; i++) {
      dimmed[i] = (byte) ((dimmed[i] & 0xff) / 3);
    }
    RgbImage dark = new RgbImage(128, 128, dimmed);
    double without = distanceOfMeans(bright, dark);
    double with = distanceOfMeans(LumaEqualization.of(bright), LumaEqualization.of(dark));
    assertThat(without).isGreaterThan(50);
    assertThat(with).isLessThan(5);
    assertThat(new ColorHog(true).describer().describe(dark))
        .isNotEqualTo(describer.describe(dark));
  }

  private static double distanceOfMeans(RgbImage a, RgbImage b) {
    return Math.abs(meanLuma(a) - meanLuma(b));
  }

  private static double meanLuma(RgbImage image) {
    return sum(PreparedPhoto.gray(image).data, 1) / (image.width() * image.height());
  }
}
