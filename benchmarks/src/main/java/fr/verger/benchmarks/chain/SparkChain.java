package fr.verger.benchmarks.chain;

import fr.verger.spark.run.OrchardRun;
import fr.verger.spark.run.RunRecord;
import fr.verger.spark.run.RunSettings;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.descriptor.DescriptorOptions;
import fr.verger.vision.features.FeatureExtractor;
import fr.verger.vision.photo.PhotoDecoder;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** {@code verger features}, in a session that is open already. */
final class SparkChain {
  /** Data sets carry a list of checksums or two, which has no extension either. */
  private static final double MAX_REJECTED = 0.001;

  private final SparkSession spark;
  private final RunSettings settings;

  /**
   * A chain over the photos at a place.
   *
   * @param images a folder, or the address of one in a store
   */
  SparkChain(SparkSession spark, String images, String backbone, Path output) {
    this(spark, images, backbone, output, null);
  }

  /**
   * A chain over some of them.
   *
   * @param limit how many at most, or null for all
   */
  SparkChain(SparkSession spark, String images, String backbone, Path output, Integer limit) {
    this.spark = spark;
    this.settings =
        new RunSettings(
            images,
            output.toString(),
            backbone,
            BackboneOptions.none(),
            DescriptorOptions.none(),
            FeatureExtractor.DEFAULT_BATCH,
            limit,
            new RunSettings.ClassChoice.All(),
            new RunSettings.ComponentTarget.Share(0.99),
            500,
            RunSettings.TableFormat.PARQUET,
            null,
            PhotoDecoder.DEFAULT_MAX_PIXELS,
            (int) PhotoDecoder.DEFAULT_TIME.toSeconds(),
            MAX_REJECTED,
            true,
            false,
            false);
  }

  /** One run, and how long it took to a whole table of features. */
  record Outcome(RunRecord record, Timing timing) {}

  Outcome run() {
    StageClock clock = new StageClock();
    RunRecord record = new OrchardRun(spark, clock).executeFeatures(settings);
    if (record.failure() != null) {
      throw new IllegalStateException(record.failure());
    }
    return new Outcome(record, clock.timing());
  }
}
