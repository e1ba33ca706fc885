package fr.verger.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.it.Launcher;
import fr.verger.it.Launcher.Ended;
import fr.verger.it.RunComparison;
import fr.verger.it.cluster.ExecutorWatch.Peak;
import fr.verger.it.cluster.StandaloneCluster.Submitted;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster jar on real executors, in JVMs of their own, where only Spark is installed. */
class StandaloneIT {
  private static final int EXECUTORS = 2;
  private static final int HEAP = 512;

  /** So many that tasks are at work for a while. */
  private static final int PHOTOS = 240;

  @TempDir Path folder;

  private void local(String... arguments) throws Exception {
    Ended ended = new Launcher(folder, Map.of()).run(arguments);
    assertThat(ended.status()).as(ended.err()).isZero();
  }

  private String[] command(String output, String... more) {
    return Stream.concat(
            Stream.of(
                "run",
                "--images",
                folder.resolve("photos").toString(),
                "--output",
                folder.resolve(output).toString(),
                "--format",
                "both",
                "--components",
                "8",
                "--no-map"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  /**
   * With photos this small; {@link ExecutorMemoryIT} has many, and large ones. An executor that is
   * killed may not have come to collect.
   */
  private static void assertMemory(Map<Long, Peak> peaks) {
    System.out.println("MiB, by process: " + peaks);
    ExecutorMemory formula = ExecutorMemory.ofBundledNetwork(0, 0);
    assertThat(peaks.values().stream().filter(peak -> peak.collections() > 0))
        .hasSizeGreaterThanOrEqualTo(EXECUTORS);
    for (Peak peak : peaks.values()) {
      assertThat((double) peak.heap()).isLessThan(formula.heap());
      assertThat((double) peak.resident() - HEAP).isLessThan(formula.nativeMemory());
    }
  }

  /** A run on the cluster that loses an executor or none, compared with that of this machine. */
  private Path far(boolean loses, String... more) throws Exception {
    local(
        "sample",
        "--quiet",
        "--output",
        folder.resolve("photos").toString(),
        "--classes",
        "3",
        "--per-class",
        String.valueOf(PHOTOS / 3));
    try (StandaloneCluster cluster =
            Clusters.standalone(folder.resolve("cluster"), EXECUTORS, HEAP + "m");
        ExecutorWatch watch = new ExecutorWatch(cluster, EXECUTORS, folder.resolve("logs"))) {
      Submitted run = cluster.submit(watch.settings(HEAP + "m"), command("far", more));
      if (loses) {
        run.awaitTable(folder.resolve("far"));
        cluster.killExecutors(0);
      }
      String log = run.done();
      assertThat(log).containsPattern("with features +" + PHOTOS).containsPattern("rejected +0");
      assertThat(log.contains("Lost executor")).isEqualTo(loses);
      for (int worker = 0; worker < EXECUTORS; worker++) {
        assertThat(cluster.executorLogs(worker)).contains("Finished task");
      }
      if (ExecutorWatch.isPossible()) {
        assertMemory(watch.peaks());
      }
    }
    local(command("near", more));
    Path far = folder.resolve("far");
    assertThat(far.resolve("run.json")).content().contains("\"taskSlots\" : 2");
    assertThat(RunComparison.differences(far, folder.resolve("near"))).isEmpty();
    assertThat(far.resolve("report/index.html")).isNotEmptyFile();
    return far;
  }

  @Test
  void twoExecutorsOneOfThemKilledGiveWhatThisMachineGivesAndHoldNoMoreThanIsWrittenDown()
      throws Exception {
    far(true, "--no-train");
  }

  @Test
  @Tag("long")
  void withTheClassifierToo() throws Exception {
    assertThat(far(false).resolve("model.onnx")).isNotEmptyFile();
  }
}
