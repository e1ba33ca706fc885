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
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class FeatureProvenanceTest {
  @TempDir Path folder;

  @Test
  void everyFileOfFeaturesSaysWhatComputedThem(SparkSession spark) throws Exception {
    Path images = Photos.orchard(folder.resolve("images"));
    RunSettings settings = new RunSettingsBuilder(images, folder.resolve("out")).limit(3).build();
    UsedBackbone backbone =
        new OrchardRun(spark, ProgressListener.silent()).executeFeatures(settings).backbone();
    Path part = parts(folder.resolve("out/features")).get(0);
    HadoopInputFile file =
        HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(part.toUri()), new Configuration());
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      Map<String, String> said = reader.getFooter().getFileMetaData().getKeyValueMetaData();
      assertThat(said)
          .containsEntry("verger.backbone", "fruits-mini")
          .containsEntry("verger.backbone.sha256", backbone.sha256())
          .containsEntry("verger.graph.sha256", backbone.graphSha256())
          .containsEntry("verger.layer", "features")
          .containsEntry(
              "verger.preprocessing", "input_size=128;resize=bicubic;normalisation=tf;layout=NCHW");
    }
    assertThat(backbone.graphSha256()).hasSize(64).isNotEqualTo(backbone.sha256());
  }

  @Test
  void featuresOfTwoNetworksAreNoTable(SparkSession spark) throws Exception {
    Path images = Photos.orchard(folder.resolve("images"));
    OrchardRun run = new OrchardRun(spark, ProgressListener.silent());
    run.executeFeatures(new RunSettingsBuilder(images, folder.resolve("one")).limit(3).build());
    run.executeFeatures(
        new RunSettingsBuilder(images, folder.resolve("two")).limit(3).layer("pooled").build());
    Path other = parts(folder.resolve("two/features")).get(0);
    Files.copy(other, folder.resolve("one/features/part-99999-9.parquet"));

    assertThatThrownBy(() -> components(spark, folder.resolve("one")))
        .isInstanceOf(VergerException.class)
        .hasMessageStartingWith("The table of features " + folder.resolve("one") + " mixes ")
        .hasMessageContaining("at 'features' (graph ")
        .hasMessageContaining("at 'pooled_flat' (graph ")
        .hasMessageContaining("part-99999-9.parquet");
    assertThatThrownBy(() -> components(spark, folder.resolve("one/features")))
        .hasMessageContaining(" mixes ");
    assertThat(new RunVerification(spark).check(folder.resolve("one").toString()).ok()).isFalse();
  }

  @Test
  void featuresThatAreNotThoseOfTheRecordAreFound(SparkSession spark) throws Exception {
    Path images = Photos.orchard(folder.resolve("images"));
    OrchardRun run = new OrchardRun(spark, ProgressListener.silent());
    run.executeFeatures(new RunSettingsBuilder(images, folder.resolve("one")).limit(3).build());
    run.executeFeatures(
        new RunSettingsBuilder(images, folder.resolve("two")).limit(3).layer("pooled").build());
    FileUtils.deleteDirectory(folder.resolve("one/features").toFile());
    Files.move(folder.resolve("two/features"), folder.resolve("one/features"));

    Verification found = new RunVerification(spark).check(folder.resolve("one").toString());

    assertThat(found.ok()).isFalse();
    assertThat(found.checks())
        .filteredOn(check -> check.name().equals("features"))
        .extracting(Verification.Check::detail)
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("at 'pooled_flat'")
        .contains("but run.json says fruits-mini");
  }

  private static List<Path> parts(Path table) throws IOException {
    return Photos.all(table).stream().filter(file -> file.toString().endsWith(".parquet")).toList();
  }

  private RunRecord components(SparkSession spark, Path features) {
    return new ComponentsRun(spark, ProgressListener.silent())
        .execute(
            new PcaSettings(
                features.toString(),
                FeatureColumns.USUAL,
                folder.resolve("components").toString(),
                new ComponentTarget.Count(1),
                500,
                TableFormat.PARQUET,
                false));
  }
}
