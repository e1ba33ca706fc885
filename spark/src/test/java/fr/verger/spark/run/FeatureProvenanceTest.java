package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.SparkSession;
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
    Path part =
        Photos.all(folder.resolve("out/features")).stream()
            .filter(file -> file.toString().endsWith(".parquet"))
            .findFirst()
            .orElseThrow();
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
}
