package fr.verger.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.it.Launcher;
import fr.verger.it.Launcher.Ended;
import fr.verger.it.RunComparison;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster jar on real executors, in JVMs of their own, where only Spark is installed. */
@Tag("long")
class StandaloneIT {
  @TempDir Path folder;

  private void local(String... arguments) throws Exception {
    Ended ended = new Launcher(folder, Map.of()).run(arguments);
    assertThat(ended.status()).as(ended.err()).isZero();
  }

  private String[] command(String output) {
    return new String[] {
      "run",
      "--images",
      folder.resolve("photos").toString(),
      "--output",
      folder.resolve(output).toString(),
      "--format",
      "both",
      "--components",
      "8",
      "--no-map"
    };
  }

  @Test
  void twoExecutorsGiveWhatThisMachineGives() throws Exception {
    local(
        "sample",
        "--quiet",
        "--output",
        folder.resolve("photos").toString(),
        "--classes",
        "3",
        "--per-class",
        "40");
    try (StandaloneCluster cluster = Clusters.standalone(folder.resolve("cluster"), 2, "800m")) {
      assertThat(cluster.submit(command("far")).done())
          .containsPattern("with features +120")
          .containsPattern("rejected +0");
      for (int worker = 0; worker < 2; worker++) {
        assertThat(cluster.executorLogs(worker)).contains("Finished task");
      }
    }
    local(command("near"));
    Path far = folder.resolve("far");
    assertThat(far.resolve("run.json")).content().contains("\"taskSlots\" : 2");
    assertThat(RunComparison.differences(far, folder.resolve("near"))).isEmpty();
    assertThat(far.resolve("report/index.html")).isNotEmptyFile();
    assertThat(far.resolve("model.onnx")).isNotEmptyFile();
  }
}
