package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class ComponentsRunTest {
  @TempDir Path folder;

  private RunRecord run(SparkSession spark, Path features) {
    return run(spark, features, "features");
  }

  private RunRecord run(SparkSession spark, Path features, String columns) {
    return new ComponentsRun(spark, ProgressListener.silent())
        .execute(
            new PcaSettings(
                features.toString(),
                new FeatureColumns(columns),
                folder.resolve("components").toString(),
                new ComponentTarget.Count(2),
                500,
                TableFormat.BOTH,
                false));
  }

  @Test
  @Tag("long")
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
  void textAndWideColumnsAndArraysAreOneTable(SparkSession spark) {
    Dataset<Row> numbers =
        spark
            .range(20)
            .selectExpr(
                "concat('/', id) path",
                "'a, \"b\"' label",
                "double(id) f1",
                "id * id / 7 f2",
                "5 g");
    Path arrays = folder.resolve("arrays.parquet");
    numbers.selectExpr("path", "label", "array(f1, f2) features").write().parquet(arrays + "");
    RunRecord expected = run(spark, arrays);
    Dataset<Row> text =
        numbers.selectExpr(
            "path", "label", "concat('[', f1, ', ', f2, ']') features", "f1", "f2", "g");
    Path csv = folder.resolve("table [1]");
    text.coalesce(1).write().option("header", "true").option("escape", "\"").csv(csv + "");
    Path parquet = folder.resolve("text.parquet");
    text.write().parquet(parquet.toString());
    for (Path table : List.of(csv, parquet)) {
      for (String columns : List.of("features", "f?", "f1, f2")) {
        deleteComponents();
        RunRecord record = run(spark, table, columns);
        assertThat(record.verification().ok()).isTrue();
        assertThat(record.pca()).isEqualTo(expected.pca());
        assertThat(record.settings().columns()).isEqualTo(columns);
        Row first = spark.read().parquet(folder + "/components/reduced").orderBy("path").head();
        assertThat(first.getString(0)).isEqualTo("/0");
        assertThat(first.getString(1)).isEqualTo("a, \"b\"");
      }
    }
  }

  @Test
  void whatIsNoNumberIsNamedByItsRow(SparkSession spark) throws IOException {
    Path csv = folder.resolve("t.csv");
    Files.writeString(
        csv, "path,f1,f2,features\n/a,1,2,\"1,2\"\n/b,x,3,\"1,,3\"\n/c,5,6,\"5,6\"\n");
    assertThatThrownBy(() -> run(spark, csv, "f1,f2"))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("the features of /b are not all finite: value 0");
    assertThatThrownBy(() -> run(spark, csv))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("the features of /b have 3 values");
    assertThatThrownBy(() -> run(spark, csv, "z*"))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("has no column \"z*\"; its columns are path, f1, f2, features.");
  }

  private void deleteComponents() {
    try {
      FileUtils.deleteDirectory(folder.resolve("components").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
