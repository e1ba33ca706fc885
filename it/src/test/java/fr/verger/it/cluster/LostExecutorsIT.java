package fr.verger.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.it.Launcher;
import fr.verger.it.Launcher.Ended;
import fr.verger.it.Tables;
import fr.verger.it.cluster.StandaloneCluster.Submitted;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Machines that are lost while photos are being read: the result is that of an undisturbed run. */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LostExecutorsIT {
  private static final int PHOTOS = 6000;

  @TempDir static Path folder;
  private static StandaloneCluster cluster;
  private static List<String> undisturbed;

  @BeforeAll
  static void start() throws Exception {
    local(
        "sample",
        "--quiet",
        "--output",
        folder.resolve("photos").toString(),
        "--classes",
        "20",
        "--per-class",
        String.valueOf(PHOTOS / 20));
    local(command("undisturbed"));
    undisturbed = Tables.lines(folder.resolve("undisturbed/features_csv"));
    assertThat(undisturbed).hasSize(PHOTOS);
    cluster = Clusters.standalone(folder.resolve("cluster"), 2, "800m");
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Ended local(String... arguments) throws Exception {
    Ended ended = new Launcher(folder, Map.of()).run(arguments);
    assertThat(ended.status()).as(ended.err()).isZero();
    return ended;
  }

  private static String[] command(String output) {
    return new String[] {
      "features",
      "--images",
      folder.resolve("photos").toString(),
      "--output",
      folder.resolve(output).toString(),
      "--format",
      "both",
      "--partitions",
      "4"
    };
  }

  private static void whole(String output, String log) throws Exception {
    assertThat(log)
        .containsPattern("with features +6[, ]?000")
        .containsPattern("rejected +0")
        .containsPattern("Lost task|Lost executor");
    assertThat(Tables.lines(folder.resolve(output).resolve("features_csv"))).isEqualTo(undisturbed);
    assertThat(local("verify", "--run", folder.resolve(output).toString()).out())
        .contains("no photo twice")
        .doesNotContain("WRONG");
  }

  @Test
  @Order(1)
  void anExecutorThatIsKilledInItsTaskIsReplacedAndNothingIsLostOrTwice() throws Exception {
    Submitted run = cluster.submit(command("executor"));
    run.awaitTable(folder.resolve("executor"));
    cluster.killExecutors(0);
    whole("executor", run.done());
  }

  @Test
  @Order(2)
  void aWorkerThatIsLostLeavesItsPhotosToTheOther() throws Exception {
    Submitted run = cluster.submit(command("worker"));
    run.awaitTable(folder.resolve("worker"));
    cluster.killWorker(0);
    whole("worker", run.done());
  }
}
