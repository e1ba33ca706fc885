package fr.verger.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.verger.it.Launcher;
import fr.verger.it.Launcher.Ended;
import fr.verger.it.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster jar on real executors, in JVMs of their own, where only Spark is installed. */
@Tag("long")
class StandaloneIT {
  @TempDir Path folder;

  private Ended local(String... arguments) throws Exception {
    Ended ended = new Launcher(folder, Map.of()).run(arguments);
    assertThat(ended.status()).as(ended.err()).isZero();
    return ended;
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
    try (StandaloneCluster cluster = new StandaloneCluster(folder.resolve("cluster"), 2)) {
      assertThat(cluster.submit(command("far")).done())
          .containsPattern("with features +120")
          .containsPattern("rejected +0");
      for (int worker = 0; worker < 2; worker++) {
        assertThat(cluster.executorLogs(worker)).contains("Finished task");
      }
    }
    local(command("near"));
    Path far = folder.resolve("far");
    Path near = folder.resolve("near");
    assertThat(far.resolve("run.json")).content().contains("\"taskSlots\" : 2");
    assertThat(Tables.lines(far.resolve("features_csv")))
        .hasSize(120)
        .isEqualTo(Tables.lines(near.resolve("features_csv")));
    for (String count : List.of("seen", "listed", "features", "rejected", "components")) {
      assertThat(Tables.number(far, count)).as(count).isEqualTo(Tables.number(near, count));
    }
    closeTo(numbers(Files.readAllLines(near.resolve("pca/variance.csv")), 1), far);
    assertThat(far.resolve("report/index.html")).isNotEmptyFile();
    assertThat(far.resolve("model.onnx")).isNotEmptyFile();
  }

  /** Sums in another order differ in their last digits. */
  private void closeTo(List<Double> shares, Path far) throws IOException {
    List<Double> found = numbers(Files.readAllLines(far.resolve("pca/variance.csv")), 1);
    assertThat(found).hasSameSizeAs(shares);
    for (int i = 0; i < shares.size(); i++) {
      assertThat(found.get(i)).isCloseTo(shares.get(i), within(1e-6));
    }
    List<String> nearRows = Tables.lines(folder.resolve("near/reduced_csv"));
    List<String> farRows = Tables.lines(far.resolve("reduced_csv"));
    assertThat(farRows).hasSize(120);
    for (int i = 0; i < farRows.size(); i++) {
      assertThat(farRows.get(i).split(",")[0]).isEqualTo(nearRows.get(i).split(",")[0]);
    }
    List<Double> expected = numbers(nearRows, 3);
    List<Double> reduced = numbers(farRows, 3);
    assertThat(reduced).hasSize(120 * 8).hasSameSizeAs(expected);
    for (int i = 0; i < reduced.size(); i++) {
      assertThat(reduced.get(i)).isCloseTo(expected.get(i), within(1e-3));
    }
  }

  /** The fields from an index on, of lines whose first is no header if it begins with one. */
  private static List<Double> numbers(List<String> lines, int from) {
    List<Double> numbers = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.split(",");
      for (int i = from; i < fields.length && !line.startsWith("component,"); i++) {
        numbers.add(Double.parseDouble(fields[i]));
      }
    }
    return numbers;
  }
}
