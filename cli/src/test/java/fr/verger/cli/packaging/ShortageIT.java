package fr.verger.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.cli.packaging.BuiltFolder.Ended;
import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine, or a master, that has not what a run needs: one sentence says what. */
class ShortageIT {
  @TempDir Path temporary;

  private void assertFails(String setting, String option, String value, String... words)
      throws Exception {
    Path photos = temporary.resolve("photos");
    new SampleOrchard(SampleSettings.DEFAULT.withClasses(2).withPhotosPerClass(4)).write(photos);
    List<String> command = new ArrayList<>(List.of("env", setting));
    command.add(Path.of("..", "verger").toAbsolutePath().normalize().toString());
    command.addAll(List.of("features", "--quiet", "--images", photos.toString()));
    command.addAll(List.of("--output", temporary.resolve("out").toString()));
    command.addAll(List.of(option, value));
    Ended ended = new BuiltFolder().run(temporary, command);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("verger: ").contains(words).hasLineCount(1);
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void memoryThatATaskDoesNotFind() throws Exception {
    assertFails(
        "VERGER_HEAP=512m",
        "--batch",
        "8000",
        "buffers outside the Java heap",
        "--batch",
        "VERGER_HEAP=");
  }

  @Test
  void aFolderForSparksTemporaryFiles() throws Exception {
    assertFails("SPARK_LOCAL_DIRS=/proc/none", "--batch", "16", "/proc/none", "SPARK_LOCAL_DIRS");
  }

  @Test
  @Tag("long")
  void aMasterWhoseAddressIsThatOfSomethingElse() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String master = "spark://127.0.0.1:" + silent.getLocalPort();
      assertFails(
          "VERGER_HEAP=1g",
          "--master",
          master,
          master,
          "did not take the application",
          "of a Spark ");
    }
  }
}
