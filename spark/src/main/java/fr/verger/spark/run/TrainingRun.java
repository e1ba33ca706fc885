package fr.verger.spark.run;

import fr.verger.spark.features.BackboneSource;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.run.RunRecord.StageTiming;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.training.ClassifierSummary;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.descriptor.DescriptorCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** Trains the classifier of a run that is there, for the first time or again. */
public final class TrainingRun {
  private final SparkSession spark;
  private final ProgressListener listener;

  /** A training in a session that stays the caller's. */
  public TrainingRun(SparkSession spark, ProgressListener listener) {
    this.spark = spark;
    this.listener = listener;
  }

  /**
   * Trains, writes {@code model.onnx} and {@code predictions}, and renews the record.
   *
   * @param run the folder of a finished run, as the user named it
   * @param leftOut labels not to learn
   * @return the run's new record
   * @throws VergerException when there is no such run or its photos make no classifier; the run is
   *     then left as it was
   */
  public RunRecord execute(String run, Set<String> leftOut) {
    return JobFailure.explained(() -> train(run, leftOut));
  }

  private RunRecord train(String run, Set<String> leftOut) {
    HadoopSettings hadoop = HadoopSettings.of(spark);
    RunFolder folder = RunFolder.at(Location.parse(run, hadoop.configuration()), hadoop);
    RunVerification.record(folder);
    try (RunLock lock = folder.lock()) {
      return train(folder.under(lock), leftOut, hadoop);
    }
  }

  private RunRecord train(RunFolder folder, Set<String> leftOut, HadoopSettings hadoop) {
    RunRecord record = RunVerification.record(folder);
    BackboneModel backbone = backbone(folder, record, new BackboneSource(hadoop.configuration()));
    FeatureProvenance.common(folder, folder.path("features"));
    ClassifierStage stage =
        new ClassifierStage(
            spark,
            folder,
            PcaStage.estimator(record.settings().target(), record.settings().maxComponents()));
    RunClock clock = new RunClock(listener);
    ClassifierSummary trained =
        clock.time(
            Stage.TRAINING,
            record.counts().features(),
            () -> stage.write(backbone, record.counts(), leftOut));
    List<StageTiming> stages = new ArrayList<>(record.timings());
    stages.removeIf(timing -> timing.stage() == Stage.TRAINING);
    stages.addAll(clock.timings());
    RunRecord renewed = record.with(trained, stages);
    folder.finish(renewed, hadoop);
    return renewed;
  }

  /** The network that made the features, and no other. */
  private static BackboneModel backbone(RunFolder folder, RunRecord record, BackboneSource source) {
    if (record.kind() == RunRecord.Kind.PCA) {
      throw new VergerException(
          Category.INPUT,
          "The run %s has components of a table and no photos; train on the output of 'verger run' or 'verger features'."
              .formatted(folder.text()));
    }
    String name = record.settings().backbone();
    if (DescriptorCatalog.has(name)) {
      throw new VergerException(Category.INPUT, ClassifierStage.noNetwork(name));
    }
    boolean int8 = Precision.INT8.label().equals(record.backbone().precision());
    BackboneOptions options =
        record.settings().backboneOptions().with(int8 ? Precision.INT8 : null);
    BackboneModel backbone = source.load(name, options);
    if (!backbone.graphSha256().equals(record.backbone().graphSha256())) {
      throw new VergerException(
          Category.INPUT,
          "The backbone %s is not the one that made the features of %s (sha256 %s); bring that file back, or run again with --overwrite."
              .formatted(name, folder.text(), record.backbone().sha256()));
    }
    return backbone;
  }
}
