package fr.verger.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.cli.packaging.BuiltFolder.Ended;
import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that asks for more memory than it was given. */
class SmallMemoryIT {
  @TempDir Path temporary;

  @Test
  void endsInOneSentenceThatSaysWhichMemory() throws Exception {
    Path photos = temporary.resolve("photos");
    new SampleOrchard(SampleSettings.DEFAULT.withClasses(2).withPhotosPerClass(4)).write(photos);
    Ended ended =
        new BuiltFolder()
            .run(
                temporary,
                List.of(
                    "env",
                    "VERGER_HEAP=512m",
                    Path.of("..", "verger").toAbsolutePath().normalize().toString(),
                    "features",
                    "--quiet",
                    "--images",
                    photos.toString(),
                    "--output",
                    temporary.resolve("out").toString(),
                    "--batch",
                    "8000"));
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("verger: The buffers outside the Java heap ran out")
        .contains("--batch", "VERGER_HEAP=")
        .hasLineCount(1);
    assertThat(ended.status()).isEqualTo(1);
  }
}
