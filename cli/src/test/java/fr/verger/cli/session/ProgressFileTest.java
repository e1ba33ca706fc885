package fr.verger.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.run.ProgressListener;
import fr.verger.spark.run.ProgressListener.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells those who started it elsewhere. */
class ProgressFileTest {
  @TempDir Path temporary;

  @Test
  void aStageIsWrittenWhenItBegins() throws Exception {
    Path file = temporary.resolve("progress.json");
    try (ProgressFile progress =
        new ProgressFile(ProgressListener.silent(), file.toString(), new Configuration())) {
      progress.started(Stage.FEATURES, 67_692);
      await(file, "{\"stage\":\"features\",\"done\":0,\"total\":67692,\"rejected\":0,");
      progress.advanced(Stage.FEATURES, 100, 1);
      progress.started(Stage.PCA, 67_692);
      await(file, "{\"stage\":\"principal components\",\"done\":0,");
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenEndsNothing() throws Exception {
    Path closed = Files.writeString(temporary.resolve("file"), "");
    try (ProgressFile progress =
        new ProgressFile(
            ProgressListener.silent(), closed.resolve("x").toString(), new Configuration())) {
      progress.started(Stage.FEATURES, 1);
      progress.advanced(Stage.FEATURES, 1, 0);
      progress.finished(Stage.FEATURES);
    }
    assertThat(closed).isEmptyFile();
  }

  private static void await(Path file, String begin) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!Files.exists(file) || !Files.readString(file).startsWith(begin)) {
      assertThat(Instant.now()).as(begin).isBefore(end);
      Thread.sleep(20);
    }
  }
}
