package fr.verger.cli.summary;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.run.PhotoCounts;
import fr.verger.spark.run.RunRecord;
import fr.verger.spark.run.RunRecord.Kind;
import fr.verger.spark.run.RunRecord.RejectReason;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
  private static String text(List<RejectReason> reasons, long others, long closed) {
    long rejected = others + reasons.stream().mapToLong(RejectReason::photos).sum();
    List<String> folders = closed == 0 ? List.of() : List.of("/photos/private");
    PhotoCounts counts =
        new PhotoCounts(
            rejected, 0, 0, closed, folders, rejected, rejected, 0, rejected, List.of());
    RunRecord record =
        new RunRecord(
            RunRecord.SCHEMA,
            Kind.FEATURES,
            null,
            null,
            null,
            null,
            null,
            counts,
            reasons,
            others,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            "",
            "",
            null);
    return new RunSummary(record).text();
  }

  @Test
  void aMillionRejectsTakeFourLines() {
    List<RejectReason> reasons =
        LongStream.range(0, 20).mapToObj(i -> new RejectReason("reason " + i, 100 - i)).toList();
    String text = text(reasons, 1_000_000, 0);
    assertThat(text.lines().filter(line -> line.contains(" × ")))
        .containsExactly(
            "    100 × reason 0",
            "    99 × reason 1",
            "    98 × reason 2",
            "    1,001,513 × other reasons, in rejected/");
  }

  @Test
  void aFolderThatCouldNotBeListedIsNotPassedOver() {
    assertThat(text(List.of(), 0, 7))
        .contains("Folders that could not be listed: 7, such as /photos/private");
    assertThat(text(List.of(), 0, 0)).doesNotContain("could not be listed");
  }
}
