package fr.verger.spark.run;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Runs for tests of other packages. */
public final class FeatureRuns {
  private FeatureRuns() {}

  /** Makes features; what came of it, in a line. */
  public static String counts(SparkSession spark, String images, String output) {
    RunSettings settings =
        new RunSettingsBuilder(Path.of("any"), Path.of(output))
            .images(images)
            .partitions(2)
            .maxRejected(1)
            .build();
    RunRecord record = new OrchardRun(spark, ProgressListener.silent()).executeFeatures(settings);
    return "listed %d features %d rejected %d ok %s reasons %s"
        .formatted(
            record.counts().listed(),
            record.counts().features(),
            record.counts().rejected(),
            record.verification().ok(),
            record.rejects());
  }
}
