package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.insights.Finding;
import fr.verger.spark.insights.Finding.Kind;
import fr.verger.spark.insights.PhotoDigests;
import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The table {@code insights} of a run whose test photos hold a copy of a training photo. */
@ExtendWith(LocalSpark.class)
class InsightsRunTest {
  @TempDir static Path folder;
  private static Path original;
  private static Path copy;
  private static RunRecord record;

  @BeforeAll
  static void runOnce(SparkSession spark) throws IOException {
    Path orchard = Photos.orchard(folder.resolve("orchard"));
    original =
        Photos.all(orchard).stream()
            .filter(path -> path.toString().contains("/Training/"))
            .findFirst()
            .orElseThrow();
    copy = Path.of(original.toString().replace("/Training/", "/Test/") + " copy.jpg");
    Files.copy(original, copy);
    record =
        new OrchardRun(spark, ProgressListener.silent())
            .execute(new RunSettingsBuilder(orchard, folder.resolve("out")).components(6).build());
  }

  private List<Finding> findings(SparkSession spark, String run, Kind kind) {
    return RunTables.read(spark, folder.resolve(run).toString()).insights().stream()
        .filter(one -> one.kind() == kind)
        .toList();
  }

  @Test
  void aCopyAcrossSplitsIsFoundByItsBytes(SparkSession spark) {
    assertThat(record.failure()).isNull();
    assertThat(record.insights().photos()).isEqualTo(25);
    assertThat(record.insights().components()).isEqualTo(6);
    assertThat(record.insights().same().groups()).isEqualTo(1);
    assertThat(record.insights().same().acrossSplits()).isEqualTo(1);
    assertThat(findings(spark, "out", Kind.SAME_BYTES))
        .singleElement()
        .satisfies(
            one ->
                assertThat(List.of(one.photo().path(), one.other().path()))
                    .containsExactlyInAnyOrder(original.toString(), copy.toString()));
    assertThat(findings(spark, "out", Kind.NEAR_ACROSS)).isNotEmpty();
  }

  @Test
  void theRunTimesItAndChecksIt() {
    assertThat(record.timings())
        .extracting(RunRecord.StageTiming::stage)
        .contains(ProgressListener.Stage.INSIGHTS);
    assertThat(record.verification().checks())
        .filteredOn(check -> check.name().equals("insights"))
        .singleElement()
        .satisfies(check -> assertThat(check.ok()).isTrue());
  }

  @Test
  void aTableThatWasTamperedWithIsNoticed(SparkSession spark) throws IOException {
    Path table = folder.resolve("out/insights");
    for (Path file : Photos.all(table)) {
      if (file.toString().endsWith(".parquet")) {
        Path again = file.resolveSibling("part-again.parquet");
        Files.copy(file, again);
        Verification found = new RunVerification(spark).check(folder.resolve("out").toString());
        Files.delete(again);
        assertThat(found.firstFlaw())
            .startsWith("insights: %d rows, not".formatted(2 * record.insights().listed()));
      }
    }
  }

  @Test
  void theFilesOfSomebodysTableAreNotOpened(SparkSession spark) {
    Path table = folder.resolve("table.parquet");
    spark
        .range(12)
        .selectExpr(
            "if(id < 2, '" + original + "', concat('/nowhere/', id)) path",
            "array(double(id div 2), double((id div 2) * (id div 2)), double(1)) features")
        .write()
        .parquet(table.toString());

    RunRecord components =
        new ComponentsRun(spark, ProgressListener.silent())
            .execute(
                new PcaSettings(
                    table.toString(),
                    new FeatureColumns("features"),
                    folder.resolve("components").toString(),
                    new ComponentTarget.Count(2),
                    500,
                    TableFormat.PARQUET,
                    false));

    assertThat(components.failure()).isNull();
    assertThat(components.insights().same().groups()).isZero();
    assertThat(components.insights().same().compared()).isZero();
    assertThat(components.insights().same().otherGroups()).isEqualTo(6);
    assertThat(findings(spark, "components", Kind.SAME_FEATURES)).hasSize(6);
    assertThat(components.insights().nearest().all()).isZero();
  }

  @Test
  void aPhotoThatIsGoneHasNoDigest(SparkSession spark) {
    assertThat(
            new PhotoDigests(spark)
                .of(List.of(original.toString(), copy.toString(), "/nowhere.jpg")))
        .containsOnlyKeys(original.toString(), copy.toString())
        .extractingByKeys(original.toString(), copy.toString())
        .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
  }
}
