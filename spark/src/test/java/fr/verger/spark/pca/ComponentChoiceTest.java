package fr.verger.spark.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ComponentChoiceTest {
  private static final double[] CUMULATIVE = {0.5, 0.9, 0.9729, 0.9999999999999998};

  @Test
  void theFewestComponentsThatReachTheShare() {
    assertThat(share(0.2).among(CUMULATIVE)).isEqualTo(1);
    assertThat(share(0.9).among(CUMULATIVE)).isEqualTo(2);
    assertThat(share(0.91).among(CUMULATIVE)).isEqualTo(3);
  }

  @Test
  void allOfTheVarianceIsReachedInSpiteOfRoundOff() {
    assertThat(share(1).among(CUMULATIVE)).isEqualTo(4);
  }

  @Test
  void aShareOutOfReachIsRefusedWithTheOneThatWasReached() {
    assertThatThrownBy(() -> new ComponentChoice.Share(0.99, OptionalInt.of(3)).among(CUMULATIVE))
        .hasMessage("0.99 needs more than 3 components; 3 reach 0.972.");
  }

  @Test
  void moreComponentsThanThereAreAreRefused() {
    assertThatThrownBy(() -> new ComponentChoice.Count(5).among(CUMULATIVE))
        .hasMessage(
            "5 components were asked for, and these features have 4, the smaller of their rows and"
                + " columns; ask for at most that many.");
  }

  private static ComponentChoice share(double target) {
    return new ComponentChoice.Share(target, OptionalInt.empty());
  }
}
