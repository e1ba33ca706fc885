package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1, -2.5, 3e-2]",
        "1,-2.5,3e-2",
        " [ 1.0 -2.5\n 0.03 ] ",
        "1; -2.5; .03",
        "[1,-2.5,0.03,]"
      })
  void numbersInTheHabitsOfSeveralTools(String text) {
    assertThat(FeatureText.parse(text)).containsExactly(1, -2.5, 0.03);
  }

  @Test
  void nothingIsNoFeatures() {
    assertThat(FeatureText.parse(null)).isNull();
    assertThat(FeatureText.parse("  ")).isNull();
    assertThat(FeatureText.parse("[]")).isEmpty();
  }

  @Test
  void whatIsNoNumberIsNotPassedOver() {
    assertThat(FeatureText.parse("[1, x, 3]")).containsExactly(1, Double.NaN, 3);
    assertThat(FeatureText.parse("1,,3")).containsExactly(1, Double.NaN, 3);
    assertThat(FeatureText.parse(",2")).containsExactly(Double.NaN, 2);
  }

  @Test
  void manyNumbers() {
    assertThat(FeatureText.parse("7,".repeat(30_000))).hasSize(30_000).containsOnly(7);
  }
}
