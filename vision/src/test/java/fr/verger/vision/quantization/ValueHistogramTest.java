package fr.verger.vision.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueHistogramTest {
  @Test
  void theOrderOfTheValuesDoesNotMatter() {
    float[] small = {0.1f, -0.2f, 0.3f, 0, 1e-6f};
    float[] large = {100, -700, 3, 1e4f};
    ValueHistogram rising = of(small, large);
    ValueHistogram falling = of(large, small);

    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    rising.forEachBin(
        (middle, count) -> first.append(middle).append(' ').append(count).append(';'));
    falling.forEachBin(
        (middle, count) -> second.append(middle).append(' ').append(count).append(';'));
    assertThat(first).hasToString(second.toString()).isNotEmpty();
    assertThat(rising.least()).isEqualTo(-700);
    assertThat(rising.greatest()).isEqualTo(1e4f);
  }

  @Test
  void quantilesAreThoseOfTheSortedValuesToWithinABin() {
    Random random = new Random(7);
    float[] values = new float[10_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    ValueHistogram histogram = of(values);
    Arrays.sort(values);

    assertThat(histogram.quantile(0.001)).isCloseTo(values[9], within(0.002));
    assertThat(histogram.quantile(0.999)).isCloseTo(values[9989], within(0.002));
  }

  @Test
  void zerosAloneAreARangeToo() {
    ValueHistogram histogram = of(new float[] {0, -0f, 0});

    assertThat(CalibrationMethod.PERCENTILE.range(histogram).scale()).isPositive();
    assertThat(CalibrationMethod.MSE.range(histogram).rounded(0)).isZero();
  }

  @Test
  void aValueThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> of(new float[] {1, Float.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(new float[] {Float.POSITIVE_INFINITY}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOutlierWidensMinMaxAlone() {
    float[] values = new float[100_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 1000) / 1000f;
    }
    values[5] = 50;
    ValueHistogram histogram = of(values);

    assertThat(CalibrationMethod.MIN_MAX.range(histogram).high()).isEqualTo(50);
    assertThat(CalibrationMethod.PERCENTILE.range(histogram).high()).isCloseTo(1, within(0.02));
    assertThat(CalibrationMethod.MSE.range(histogram).high()).isLessThan(50);
    assertThat(CalibrationMethod.MSE.range(histogram).low()).isZero();
  }

  @Test
  void zeroIsExactInEveryRange() {
    for (ValueRange range :
        new ValueRange[] {new ValueRange(-1, 2), new ValueRange(0.5, 3), new ValueRange(-9, -4)}) {
      assertThat(range.rounded(0)).isZero();
      assertThat(range.zeroPoint()).isBetween(0, 255);
    }
  }

  private static ValueHistogram of(float[]... batches) {
    ValueHistogram histogram = new ValueHistogram();
    for (float[] batch : batches) {
      histogram.add(batch);
    }
    return histogram;
  }
}
