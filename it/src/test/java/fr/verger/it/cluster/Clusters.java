package fr.verger.it.cluster;

import fr.verger.it.cluster.StandaloneCluster.Workers;
import java.io.IOException;
import java.nio.file.Path;

/** Clusters of the Spark that the command line beside this module was built with. */
final class Clusters {
  private Clusters() {}

  /** So many workers, whose executors have that heap. */
  static StandaloneCluster standalone(Path folder, int workers, String heap)
      throws IOException, InterruptedException {
    SparkHome spark =
        SparkHome.layOut(
            Path.of("target", "spark-home").toAbsolutePath(),
            Path.of("..", "cli", "target").toAbsolutePath().normalize());
    return new StandaloneCluster(spark, folder, new Workers(workers, heap, false));
  }
}
