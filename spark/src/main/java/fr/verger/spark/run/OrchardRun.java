package fr.verger.spark.run;

import fr.verger.spark.features.BackboneSource;
import fr.verger.spark.features.ImageFeaturizer;
import fr.verger.spark.run.RunRecord.Kind;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import org.apache.spark.sql.SparkSession;

/**
 * The whole chain: photos to features to components, checked at the end. A run goes on with what an
 * earlier one of the same settings left at its output, finished or not.
 */
public final class OrchardRun {
  private final SparkSession spark;
  private final ProgressListener listener;
  private final MapPlan map;
  private final boolean classifier;

  /** A run in a session that stays the caller's. It makes no map and trains no classifier. */
  public OrchardRun(SparkSession spark, ProgressListener listener) {
    this(spark, listener, null, false);
  }

  private OrchardRun(
      SparkSession spark, ProgressListener listener, MapPlan map, boolean classifier) {
    this.spark = spark;
    this.listener = listener;
    this.map = map;
    this.classifier = classifier;
  }

  /** The same run, with a map of the photos by their components. */
  public OrchardRun withMap(MapPlan plan) {
    return new OrchardRun(spark, listener, plan, classifier);
  }

  /** The same run, with a classifier of the photos by their components. */
  public OrchardRun withClassifier() {
    return new OrchardRun(spark, listener, map, true);
  }

  /**
   * Features, components, verification.
   *
   * @return what was done; its {@link RunRecord#failure} says when that was not good enough
   * @throws VergerException when the run could not be made at all
   */
  public RunRecord execute(RunSettings settings) {
    return JobFailure.explained(() -> run(settings, Kind.RUN));
  }

  /** Features and verification only. */
  public RunRecord executeFeatures(RunSettings settings) {
    return JobFailure.explained(() -> run(settings, Kind.FEATURES));
  }

  private RunRecord run(RunSettings settings, Kind kind) {
    HadoopSettings hadoop = HadoopSettings.of(spark);
    Location images = Location.parse(settings.images(), hadoop.configuration());
    Location output = Location.parse(settings.output(), hadoop.configuration());
    RunPlaces.check(images, output);
    ImageFeaturizer featurizer =
        new ImageFeaturizer()
            .setBackbone(settings.backbone())
            .setBackboneOptions(settings.backboneOptions())
            .setDescriptorOptions(settings.descriptorOptions())
            .setBatchSize(settings.batch())
            .setMaxPixels(settings.maxPixels())
            .setPhotoTimeout(settings.photoTimeout());
    boolean learnsWords =
        new BackboneSource(hadoop.configuration())
            .wantsVocabulary(
                settings.backbone(), settings.backboneOptions(), settings.descriptorOptions());
    // A network that is none is refused now rather than when the output is claimed.
    UsedBackbone backbone = learnsWords ? null : UsedBackbone.of(featurizer.featureFunction(spark));
    RunPlan plan =
        RunPlan.of(
            kind, RecordedSettings.of(settings, images.text(), output.text()), backbone, false);
    RunFolder folder = RunFolder.at(output, hadoop);
    folder.refuseOthers();
    try (RunLock lock = folder.lock()) {
      RunRequest request =
          new RunRequest(settings, plan, featurizer, images, output, map, classifier);
      return new LockedRun(spark, listener, folder.under(lock), request).go();
    }
  }
}
