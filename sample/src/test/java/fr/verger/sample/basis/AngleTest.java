package fr.verger.sample.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AngleTest {
  @Test
  void agreesWithTheLibrary() {
    for (int i = -4000; i <= 4000; i++) {
      double angle = i * 0.0123;
      assertThat(Angle.cos(angle)).isCloseTo(StrictMath.cos(angle), within(1e-11));
      assertThat(Angle.sin(angle)).isCloseTo(StrictMath.sin(angle), within(1e-11));
    }
  }
}
