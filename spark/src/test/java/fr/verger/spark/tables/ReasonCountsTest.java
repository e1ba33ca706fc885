package fr.verger.spark.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonCountsTest {
  @Test
  void onlySoManyReasonsAreToldApartAndThoseAreCountedToTheEnd() {
    ReasonCounts reasons = new ReasonCounts();
    for (int i = 0; i < 1_000_000; i++) {
      reasons.add("reason " + i, 1);
      reasons.add("reason 0", 2);
    }
    assertThat(reasons.counts()).hasSize(ReasonCounts.MOST).containsEntry("reason 0", 2_000_001L);
  }
}
