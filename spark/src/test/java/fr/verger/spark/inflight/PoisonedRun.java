package fr.verger.spark.inflight;

import fr.verger.spark.run.FeatureRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A run in a JVM of its own, which may die of it. */
final class PoisonedRun {
  private PoisonedRun() {}

  /**
   * Makes features of the photos of a {@link PoisonFileSystem}.
   *
   * @param arguments master, images, output, a file for what came of it, class path of executors
   */
  public static void main(String[] arguments) throws Exception {
    try (SparkSession spark =
        SparkSession.builder()
            .master(arguments[0])
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.executor.extraClassPath", arguments[4])
            .config("spark.executor.extraJavaOptions", arguments[5])
            .config("spark.hadoop.fs.poison.impl", PoisonFileSystem.class.getName())
            .config("spark.hadoop.fs.tight.impl", "fr.verger.spark.run.TightFileSystem")
            .getOrCreate()) {
      String counts = FeatureRuns.counts(spark, arguments[1], arguments[2]);
      Files.writeString(Path.of(arguments[3]), counts);
    }
  }
}
