package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.run.RunRecord.RejectReason;
import fr.verger.spark.tables.PartManifest.Group;
import fr.verger.spark.tables.WrittenTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RejectReasonsTest {
  private static WrittenTable table(long rejected, Map<String, Long> reasons) {
    return new WrittenTable(List.of(), Map.of(), Map.of(new Group("Fig", null), rejected), reasons);
  }

  @Test
  void aRecordListsTheMostFrequentReasonsAndCountsTheRest() {
    Map<String, Long> reasons = new HashMap<>();
    for (int i = 0; i < 9_000; i++) {
      reasons.put("the file has %d bytes".formatted(i), 1L);
    }
    reasons.put("empty", 70L);
    reasons.put("broken", 900_000L);
    WrittenTable table = table(1_000_000, reasons);
    List<RejectReason> listed = RunRecord.reasons(table);
    assertThat(listed)
        .hasSize(RunRecord.MOST_REASONS)
        .startsWith(new RejectReason("broken", 900_000), new RejectReason("empty", 70));
    assertThat(RunRecord.others(table, listed)).isEqualTo(1_000_000 - 900_000 - 70 - 18);
  }

  @Test
  void fewReasonsAreAllListed() {
    WrittenTable table = table(3, Map.of("empty", 1L, "broken", 2L));
    List<RejectReason> listed = RunRecord.reasons(table);
    assertThat(listed).containsExactly(new RejectReason("broken", 2), new RejectReason("empty", 1));
    assertThat(RunRecord.others(table, listed)).isZero();
  }
}
