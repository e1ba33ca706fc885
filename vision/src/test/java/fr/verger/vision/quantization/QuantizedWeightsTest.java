package fr.verger.vision.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantizedWeightsTest {
  @Test
  void weightsThatLieOnAGridAreKeptExactlyThoughTheirGreatestDoesNotEndIt() {
    float step = 0.013f;
    float[] weights = {step * 90, step * -31, step * 7, step * 55};

    QuantizedWeights rounded = QuantizedWeights.of(weights, new float[1], 1, 4, moments(4), 0.1f);

    for (int i = 0; i < weights.length; i++) {
      assertThat(rounded.levels()[i] * rounded.scales()[0]).isCloseTo(weights[i], within(1e-6f));
    }
  }

  @Test
  void whatRoundingTakesFromTheMeanOutputIsKnown() {
    Random random = new Random(3);
    float[] weights = new float[2 * 4];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    ChannelMoments moments = moments(8);

    // Two groups of four input channels, one output channel each.
    QuantizedWeights rounded = QuantizedWeights.of(weights, new float[2], 2, 4, moments, 0.1f);

    for (int output = 0; output < 2; output++) {
      double missing = 0;
      for (int i = 0; i < 4; i++) {
        int at = 4 * output + i;
        missing +=
            (weights[at] - (double) rounded.levels()[at] * rounded.scales()[output])
                * moments.mean(at);
      }
      assertThat(rounded.meanErrors()[output]).isCloseTo(missing, within(1e-7));
    }
  }

  @Test
  void aChannelOfZerosKeepsItsBiasWithin32Bits() {
    QuantizedWeights rounded =
        QuantizedWeights.of(new float[3], new float[] {5}, 1, 3, moments(3), 0.01f);

    assertThat(rounded.levels()).containsOnly(0);
    assertThat(5 / (0.01 * rounded.scales()[0])).isLessThan(Integer.MAX_VALUE);
  }

  /** Means of 1, 2, 3 and so on, with some spread. */
  private static ChannelMoments moments(int channels) {
    ChannelMoments moments = new ChannelMoments(channels);
    float[] values = new float[2 * channels];
    for (int channel = 0; channel < channels; channel++) {
      values[2 * channel] = channel + 1.5f;
      values[2 * channel + 1] = channel + 0.5f;
    }
    moments.add(values);
    return moments;
  }
}
