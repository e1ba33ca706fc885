package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.spark.run.Verification.Check;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a run after it was finished, and who notices. */
@ExtendWith(LocalSpark.class)
class RunVerificationTest {
  @TempDir static Path shared;
  private static Path finished;

  @TempDir Path folder;
  private Path run;

  @BeforeEach
  void copyOfAFinishedRun(SparkSession spark) throws IOException {
    if (finished == null) {
      Path orchard = Photos.orchard(shared.resolve("orchard"));
      RunSettings settings =
          new RunSettingsBuilder(orchard, shared.resolve("run"))
              .partitions(3)
              .format(TableFormat.BOTH)
              .build();
      new OrchardRun(spark, ProgressListener.silent()).execute(settings);
      finished = shared.resolve("run");
    }
    run = folder.resolve("run");
    try (Stream<Path> files = Files.walk(finished)) {
      for (Path file : files.toList()) {
        Files.copy(file, run.resolve(finished.relativize(file).toString()));
      }
    }
  }

  private List<String> flaws(SparkSession spark) {
    return new RunVerification(spark)
        .check(run.toString()).checks().stream()
            .filter(check -> !check.ok())
            .map(Check::name)
            .toList();
  }

  private Path part(String table) throws IOException {
    return Photos.all(run.resolve(table)).stream()
        .filter(file -> file.getFileName().toString().startsWith("part-"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCopyIsAsGoodAsTheRun(SparkSession spark) {
    assertThat(flaws(spark)).isEmpty();
  }

  @Test
  void aMissingPartIsNoticed(SparkSession spark) throws IOException {
    Files.delete(part("features"));
    assertThat(flaws(spark)).containsExactly("features", "photos", "reduced", "thumbnails");
  }

  @Test
  void aPartThatIsThereTwiceIsNoticed(SparkSession spark) throws IOException {
    Path part = part("reduced");
    Files.copy(part, part.resolveSibling("part-again.parquet"));
    assertThat(flaws(spark)).containsExactly("reduced");
  }

  @Test
  void aTruncatedPartIsOneSentence(SparkSession spark) throws IOException {
    Path part = part("features");
    byte[] bytes = Files.readAllBytes(part);
    Files.write(part, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(flaws(spark)).contains("features", "photos");
    assertThat(new RunVerification(spark).check(run.toString()).checks().get(0).detail())
        .startsWith("cannot be read: ")
        .doesNotContain("\n");
  }

  @Test
  void missingTablesAreNoticed(SparkSession spark) throws IOException {
    for (Path file : Photos.all(run.resolve("rejected"))) {
      Files.delete(file);
    }
    for (Path file : Photos.all(run.resolve("pca/components"))) {
      Files.delete(file);
    }
    assertThat(flaws(spark)).containsExactly("rejected", "photos", "pca");
  }

  @Test
  void aCsvThatLostItsEndIsNoticed(SparkSession spark) throws IOException {
    Path part = part("features_csv");
    String text = Files.readString(part);
    Files.writeString(part, text.substring(0, text.length() - 10));
    Path other = part("reduced_csv");
    List<String> lines = Files.readAllLines(other);
    Files.write(other, lines.subList(0, lines.size() - 1));
    assertThat(flaws(spark)).containsExactly("features_csv", "reduced_csv");
  }

  @Test
  void aVarianceFileThatWasChangedIsNoticed(SparkSession spark) throws IOException {
    Path file = run.resolve("pca/variance.csv");
    List<String> lines = Files.readAllLines(file);
    lines.set(1, "1,0.999,0.999");
    Files.write(file, lines);
    assertThat(flaws(spark)).containsExactly("pca");
  }

  @Test
  void wrongCountsInTheRecordAreNoticed(SparkSession spark) throws IOException {
    Path record = run.resolve("run.json");
    Files.writeString(
        record, Files.readString(record).replace("\"listed\" : 24", "\"listed\" : 25"));
    assertThat(flaws(spark)).containsExactly("photos");
  }

  @Test
  void aFolderThatHoldsNoRunIsRefused(SparkSession spark) throws IOException {
    Files.writeString(run.resolve("run.json"), "{ not json");
    RunVerification verification = new RunVerification(spark);
    assertThatThrownBy(() -> verification.check(run.toString()))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("cannot be understood");
    assertThatThrownBy(() -> verification.check(shared.resolve("orchard").toString()))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("There is no finished run");
  }

  @Test
  void aFinishedRunIsReadBackAsPlainValues(SparkSession spark) {
    RunTables tables = RunTables.read(spark, run.toString());
    assertThat(tables.record().counts().features()).isEqualTo(24);
    assertThat(tables.points()).hasSize(24);
    assertThat(tables.points()).extracting(RunTables.Point::path).isSorted();
    int axes = Math.min(RunTables.AXES, tables.record().pca().components());
    assertThat(tables.points()).allMatch(point -> point.coordinates().length == axes);
    assertThat(tables.ratios()).hasSize(tables.record().pca().computed());
    assertThat(tables.cumulative()[tables.ratios().length - 1]).isCloseTo(1, offset(1e-9));
    assertThat(tables.rejects()).isEmpty();
  }
}
