package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class ComponentsRunTest {
  @TempDir Path folder;

  private RunRecord run(SparkSession spark, Path features) {
    return new ComponentsRun(spark, ProgressListener.silent())
        .execute(
            new PcaSettings(
                features.toString(),
                folder.resolve("components").toString(),
                new ComponentTarget.Count(2),
                500,
                TableFormat.BOTH,
                false));
  }

  @Test
  void featuresOfARunGiveTheComponentsOfTheRun(SparkSession spark) throws IOException {
    Path orchard = Photos.orchard(folder.resolve("orchard"));
    RunSettings settings =
        new RunSettingsBuilder(orchard, folder.resolve("run")).components(2).build();
    RunRecord whole = new OrchardRun(spark, ProgressListener.silent()).execute(settings);
    RunRecord record = run(spark, folder.resolve("run"));
    assertThat(record.failure()).isNull();
    assertThat(record.verification().ok()).isTrue();
    assertThat(record.pca()).isEqualTo(whole.pca());
    assertThat(record.backbone()).isEqualTo(whole.backbone());
    assertThat(record.counts().features()).isEqualTo(24);
  }

  @Test
  void aTableOfSomebodyElseIsTakenAndRowsWithoutFeaturesAreRejected(SparkSession spark) {
    Path table = folder.resolve("table.parquet");
    spark
        .range(20)
        .selectExpr("if(id = 7, null, array(double(id), double(id * id), 1d)) as features")
        .write()
        .parquet(table.toString());
    RunRecord record = run(spark, table);
    assertThat(record.verification().checks()).allMatch(Verification.Check::ok);
    assertThat(record.counts().listed()).isEqualTo(20);
    assertThat(record.counts().rejected()).isEqualTo(1);
    assertThat(record.pca().rows()).isEqualTo(19);
    assertThat(spark.read().parquet(folder + "/components/reduced").count()).isEqualTo(19);
    assertThat(RunTables.read(spark, folder + "/components").points()).hasSize(19);
  }

  @Test
  void aTableWithoutFeaturesIsRefused(SparkSession spark) {
    Path table = folder.resolve("table.parquet");
    spark.range(5).toDF("id").write().parquet(table.toString());
    assertThatThrownBy(() -> run(spark, table))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("has no column \"features\"; its columns are id.");
    assertThatThrownBy(() -> run(spark, folder.resolve("nowhere")))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("does not exist");
    assertThat(folder.resolve("components")).doesNotExist();
  }

  @Test
  void aFolderWithoutParquetIsRefused(SparkSession spark) throws IOException {
    Path table = Files.createDirectories(folder.resolve("table"));
    Files.writeString(table.resolve("notes.txt"), "no table");
    assertThatThrownBy(() -> run(spark, table))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining(table + " cannot be read as Parquet");
    assertThat(folder.resolve("components")).doesNotExist();
  }
}
