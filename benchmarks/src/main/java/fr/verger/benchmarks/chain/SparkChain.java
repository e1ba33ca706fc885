package fr.verger.benchmarks.chain;

import fr.verger.spark.run.OrchardRun;
import fr.verger.spark.run.ProgressListener;
import fr.verger.spark.run.RunRecord;
import fr.verger.spark.run.RunSettings;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.features.FeatureExtractor;
import fr.verger.vision.photo.PhotoDecoder;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** {@code verger features}, in a session that is open already. */
final class SparkChain {
  private final SparkSession spark;
  private final RunSettings settings;

  SparkChain(SparkSession spark, ChainSettings chain, Path output) {
    this.spark = spark;
    this.settings =
        new RunSettings(
            chain.images().toString(),
            output.toString(),
            chain.backbone(),
            BackboneOptions.none(),
            FeatureExtractor.DEFAULT_BATCH,
            null,
            new RunSettings.ClassChoice.All(),
            new RunSettings.ComponentTarget.Share(0.99),
            500,
            RunSettings.TableFormat.PARQUET,
            null,
            PhotoDecoder.DEFAULT_MAX_PIXELS,
            0,
            true);
  }

  RunRecord run() {
    RunRecord record = new OrchardRun(spark, ProgressListener.silent()).executeFeatures(settings);
    if (record.failure() != null) {
      throw new IllegalStateException(record.failure());
    }
    return record;
  }
}
