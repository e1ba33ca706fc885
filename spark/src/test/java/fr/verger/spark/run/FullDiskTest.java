package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the output fills up in the middle of a run. */
@ExtendWith(LocalSpark.class)
class FullDiskTest {
  @TempDir Path folder;

  @AfterEach
  void free() {
    TightFileSystem.ROOM.set(Long.MAX_VALUE);
  }

  private RunSettings settings(Path images, String out) {
    return new RunSettingsBuilder(images, Path.of(out)).components(4).partitions(8).build();
  }

  private static RunRecord run(SparkSession spark, RunSettings settings) {
    return new OrchardRun(spark, ProgressListener.silent()).execute(settings);
  }

  private static List<Row> features(SparkSession spark, Path out) {
    return spark.read().parquet(out + "/features").orderBy("path").collectAsList();
  }

  @Test
  void theRunEndsInASentenceAndGoesOnWhenThereIsRoom(SparkSession spark) throws IOException {
    spark
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.tight.impl", TightFileSystem.class.getName());
    Path images = Photos.orchard(folder.resolve("images"));
    run(spark, settings(images, folder + "/undisturbed"));
    Path out = folder.resolve("out");
    long all = 0;
    for (Path file : Photos.all(folder.resolve("undisturbed/features"))) {
      all += Files.size(file);
    }

    TightFileSystem.ROOM.set(all / 2);
    assertThatThrownBy(() -> run(spark, settings(images, "tight:" + out)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("no space left on the disk");
    assertThat(out.resolve("run.json")).doesNotExist();
    assertThat(out.resolve("features/_SUCCESS")).doesNotExist();

    TightFileSystem.ROOM.set(Long.MAX_VALUE);
    RunRecord record = run(spark, settings(images, "tight:" + out));
    assertThat(record.failure()).isNull();
    assertThat(record.verification().ok()).isTrue();
    assertThat(record.counts().listed()).isEqualTo(24);
    assertThat(record.counts().features()).isEqualTo(24);
    assertThat(record.counts().rejected()).isZero();
    assertThat(record.resumed().done()).isPositive();
    assertThat(record.resumed().done() + record.resumed().computed()).isEqualTo(24);
    assertThat(features(spark, out)).isEqualTo(features(spark, folder.resolve("undisturbed")));
  }
}
