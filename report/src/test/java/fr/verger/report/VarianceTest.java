package fr.verger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VarianceTest {
  private final Variance variance =
      new Variance(new double[] {0.5, 0.25, 0.125}, new double[] {0.5, 0.75, 0.875}, 2, 0.7);

  @Test
  void theFewestComponentsThatReachAShare() {
    assertThat(variance.componentsFor(0.5)).hasValue(1);
    assertThat(variance.componentsFor(0.51)).hasValue(2);
    assertThat(variance.componentsFor(0.875)).hasValue(3);
  }

  @Test
  void aShareThatIsNotReachedHasNoNumber() {
    assertThat(variance.componentsFor(0.9)).isEmpty();
  }

  @Test
  void sharesThatAreNoNumbersAreRefused() {
    assertThatThrownBy(() -> new Variance(new double[] {Double.NaN}, new double[] {1}, 1, null))
        .hasMessage("the share of component 1 is no number");
    assertThatThrownBy(() -> new Variance(new double[1], new double[2], 1, null))
        .hasMessage("1 ratios but 2 running sums");
    assertThatThrownBy(() -> new Variance(new double[1], new double[1], 2, null))
        .hasMessage("2 components kept of 1 computed");
  }
}
