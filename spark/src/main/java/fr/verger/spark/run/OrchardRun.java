package fr.verger.spark.run;

import fr.verger.spark.features.BackboneSource;
import fr.verger.spark.features.ImageFeaturizer;
import fr.verger.spark.insights.InsightsSummary;
import fr.verger.spark.insights.PhotoDigests;
import fr.verger.spark.insights.PhotoInsights;
import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoLister;
import fr.verger.spark.photos.PhotoListing;
import fr.verger.spark.photos.PhotoSelection;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.run.RunRecord.Kind;
import fr.verger.spark.run.RunRecord.RejectReason;
import fr.verger.spark.run.RunSettings.ClassChoice;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.tables.WrittenTable;
import fr.verger.spark.training.ClassifierSummary;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.features.FeatureFunction;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The whole chain: photos to features to components, checked at the end. */
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
            .setMaxPixels(settings.maxPixels());
    boolean learnsWords =
        new BackboneSource(hadoop.configuration())
            .wantsVocabulary(
                settings.backbone(), settings.backboneOptions(), settings.descriptorOptions());
    if (!learnsWords) {
      // Refused now rather than when the output is claimed.
      featurizer.featureFunction(spark);
    }
    RunFolder folder = RunFolder.at(output, hadoop);
    folder.refuseUnlessFree(settings.overwrite());
    RunClock clock = new RunClock(listener);
    PhotoListing listing =
        clock.time(
            Stage.LISTING, 0, () -> new PhotoLister(hadoop.configuration()).list(images, output));
    List<PhotoFile> photos = taken(listing.photos(), settings, images.text());
    if (photos.isEmpty()) {
      throw new VergerException(
          Category.INPUT,
          "There are no photos below %s (%d other files); a photo is a jpg, png, webp, gif, bmp or tiff."
              .formatted(images.text(), listing.ignored() + listing.special()));
    }
    folder.claim(settings.overwrite());
    if (learnsWords) {
      List<PhotoFile> sample = VocabularyStage.sample(photos, images.text());
      clock.time(
          Stage.VOCABULARY,
          sample.size(),
          () -> new VocabularyStage(spark, folder).write(sample, featurizer, settings));
    }
    WrittenTable table =
        clock.time(
            Stage.FEATURES,
            photos.size(),
            () -> new FeatureStage(spark, folder, listener).write(photos, featurizer, settings));
    PhotoCounts counts = PhotoCounts.of(listing, photos.size(), table);
    Components components =
        kind == Kind.RUN
            ? components(folder, settings, table.rowCount(), clock)
            : new Components(null, null, null, null);
    ThumbnailSummary thumbnails =
        kind == Kind.RUN
            ? thumbnails(folder, settings, counts, images, components.shown(), clock)
            : null;
    ClassifierSummary trained =
        classifier && components.summary != null
            ? classifier(folder, featurizer, settings, counts, clock)
            : null;
    String failure = failure(counts, settings.maxRejected());
    List<RejectReason> reasons = RunRecord.reasons(table);
    RunRecord record =
        new RunRecord(
            RunRecord.SCHEMA,
            kind,
            failure == null ? components.failure : failure,
            RecordedSettings.of(settings, images.text(), output.text()),
            Versions.of(spark),
            Machine.of(spark),
            UsedBackbone.of(featurizer.featureFunction(spark)),
            counts,
            reasons,
            RunRecord.others(table, reasons),
            components.summary,
            components.map,
            components.insights(),
            thumbnails,
            trained,
            clock.timings(),
            clock.started(),
            RunClock.now(),
            null);
    return RunEnd.verified(spark, folder, record, clock);
  }

  private static List<PhotoFile> taken(List<PhotoFile> photos, RunSettings settings, String root) {
    ClassChoice classes = settings.classes();
    List<PhotoFile> chosen = photos;
    if (!photos.isEmpty() && classes instanceof ClassChoice.Named named) {
      chosen = PhotoSelection.labelled(photos, named.labels());
    } else if (classes instanceof ClassChoice.MostFrequent most) {
      chosen = PhotoSelection.mostFrequent(photos, most.count());
    }
    return settings.limit() == null
        ? chosen
        : PhotoSelection.limited(chosen, settings.limit(), root);
  }

  /** The components, the map and what was found by them, or why there are none. */
  private record Components(
      PcaSummary summary, MapSummary map, PhotoInsights found, String failure) {
    InsightsSummary insights() {
      return found == null ? null : found.summary();
    }

    List<String> shown() {
      return found == null ? List.of() : found.shown();
    }
  }

  /** Features that have no components (one photo, say) are no reason to lose them. */
  private Components components(RunFolder folder, RunSettings settings, long rows, RunClock clock) {
    PcaStage stage = new PcaStage(spark, folder);
    Dataset<Row> features = ParquetTables.read(spark, folder.path("features"));
    PrincipalComponentsModel model;
    try {
      model =
          clock.time(
              Stage.PCA,
              rows,
              () -> stage.fit(features, settings.target(), settings.maxComponents()));
    } catch (VergerException e) {
      return new Components(null, null, null, e.getMessage());
    }
    clock.time(
        Stage.TABLES,
        rows,
        () ->
            stage.write(
                features,
                model,
                rows,
                settings.format(),
                (done, rejected) -> listener.advanced(Stage.TABLES, done, rejected)));
    MapSummary laid =
        map == null
            ? null
            : clock.time(
                Stage.MAP,
                Math.min(rows, EvenSample.MOST),
                () -> new MapStage(spark, folder, listener).write(map, rows, model.k()));
    PhotoInsights found =
        clock.time(
            Stage.INSIGHTS,
            Math.min(rows, EvenSample.MOST),
            () ->
                new InsightsStage(spark, folder, listener, new PhotoDigests(spark))
                    .write(model, rows));
    return new Components(PcaSummary.of(model, settings.target()), laid, found, null);
  }

  private ThumbnailSummary thumbnails(
      RunFolder folder,
      RunSettings settings,
      PhotoCounts counts,
      Location images,
      List<String> wanted,
      RunClock clock) {
    return clock.time(
        Stage.THUMBNAILS,
        Math.min(counts.features(), ThumbnailStage.MOST),
        () -> {
          ThumbnailStage stage = new ThumbnailStage(spark, folder, listener);
          return stage.write(
              stage.chosen(counts.features(), images.text(), wanted), settings.maxPixels());
        });
  }

  /** A run whose photos make no classifier is whole without one. */
  private ClassifierSummary classifier(
      RunFolder folder,
      ImageFeaturizer featurizer,
      RunSettings settings,
      PhotoCounts counts,
      RunClock clock) {
    if (!(featurizer.featureFunction(spark) instanceof FeatureFunction.Network network)) {
      return ClassifierSummary.absent(ClassifierStage.noNetwork(settings.backbone()));
    }
    ClassifierStage stage =
        new ClassifierStage(
            spark, folder, PcaStage.estimator(settings.target(), settings.maxComponents()));
    try {
      return clock.time(
          Stage.TRAINING, counts.features(), () -> stage.write(network.model(), counts, Set.of()));
    } catch (VergerException e) {
      return ClassifierSummary.absent(e.getMessage());
    }
  }

  private static String failure(PhotoCounts counts, double maxRejected) {
    return counts.rejectedShare() <= maxRejected
        ? null
        : "%d of %d photos were rejected, more than the share of %s that --max-rejected allows; see %s."
            .formatted(counts.rejected(), counts.listed(), maxRejected, "rejected/");
  }
}
