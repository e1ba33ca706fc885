package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What somebody put into the folders of a run is not deleted with it. */
@ExtendWith(LocalSpark.class)
class StrangersTest {
  @TempDir Path folder;

  @Test
  void aFileThatNoRunWroteKeepsItsTableFromBeingReplaced(SparkSession spark) throws IOException {
    Path images = Photos.orchard(folder.resolve("images"));
    Path out = folder.resolve("out");
    RunSettings settings =
        new RunSettingsBuilder(images, out).limit(6).components(1).overwrite().build();
    OrchardRun run = new OrchardRun(spark, ProgressListener.silent());
    run.execute(settings);
    Files.createDirectories(out.resolve("report/figures"));
    Files.writeString(out.resolve("report/index.html"), "page");
    Files.writeString(out.resolve("report/figures/variance.svg"), "figure");
    assertThat(run.execute(settings).failure()).isNull();
    Path mine = Files.writeString(out.resolve("features/thesis.parquet"), "mine");
    assertThatThrownBy(() -> run.execute(settings))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("holds " + mine + ", which no run wrote");
    assertThat(mine).hasContent("mine");
    assertThat(out.resolve("run.json")).exists();
  }
}
