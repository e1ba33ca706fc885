package fr.verger.spark.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureAgreementTest {
  private static final List<float[]> ROWS =
      List.of(
          new float[] {1, 0, 0},
          new float[] {0.9f, 0.1f, 0},
          new float[] {0, 1, 0.2f},
          new float[] {0, 1, 0});

  @Test
  void aTableAgreesWithItselfWhateverItsScale() {
    List<float[]> doubled =
        ROWS.stream().map(row -> new float[] {2 * row[0], 2 * row[1], 2 * row[2]}).toList();

    FeatureAgreement agreement = FeatureAgreement.of(ROWS, doubled);

    assertThat(agreement.meanCosine()).isCloseTo(1, within(1e-12));
    assertThat(agreement.lowCosine()).isCloseTo(1, within(1e-12));
    assertThat(agreement.sameNeighbour()).isEqualTo(1);
  }

  @Test
  void oneRowThatTurnedLowersTheWorstCosineAndTheNeighbours() {
    List<float[]> turned = List.of(new float[] {0, 1, 0.1f}, ROWS.get(1), ROWS.get(2), ROWS.get(3));

    FeatureAgreement agreement = FeatureAgreement.of(ROWS, turned);

    assertThat(agreement.lowCosine()).isZero();
    assertThat(agreement.meanCosine()).isCloseTo(0.75, within(1e-12));
    assertThat(agreement.sameNeighbour()).isLessThan(1);
  }
}
