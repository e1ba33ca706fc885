package fr.verger.spark.run;

import fr.verger.spark.features.ImageFeaturizer;
import fr.verger.spark.insights.InsightsSummary;
import fr.verger.spark.insights.PhotoDigests;
import fr.verger.spark.insights.PhotoInsights;
import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.storage.Location;
import fr.verger.spark.training.ClassifierSummary;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.features.FeatureFunction;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Everything that a run makes of its features: components, map, insights, thumbnails, classifier.
 */
final class LaterStages {
  private final SparkSession spark;
  private final RunFolder folder;
  private final RunSettings settings;
  private final RunClock clock;
  private final ProgressListener listener;

  LaterStages(
      SparkSession spark,
      RunFolder folder,
      RunSettings settings,
      RunClock clock,
      ProgressListener listener) {
    this.spark = spark;
    this.folder = folder;
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * What was made; nulls where there is nothing.
   *
   * @param failure why there are no components, or null
   */
  record Made(
      PcaSummary pca,
      MapSummary map,
      InsightsSummary insights,
      ThumbnailSummary thumbnails,
      ClassifierSummary classifier,
      String failure) {
    static final Made NOTHING = new Made(null, null, null, null, null, null);
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

  /**
   * Makes everything.
   *
   * @param keepsComponents whether those of an earlier run stay
   * @param map null for none
   * @param classifier whether one is wanted
   */
  Made make(
      ImageFeaturizer featurizer,
      PhotoCounts counts,
      Location images,
      boolean keepsComponents,
      MapPlan map,
      boolean classifier) {
    Components components = components(counts.features(), keepsComponents, map);
    ThumbnailSummary thumbnails = thumbnails(counts, images, components.shown());
    return new Made(
        components.summary(),
        components.map(),
        components.insights(),
        thumbnails,
        classifier && components.summary() != null ? classifier(featurizer, counts) : null,
        components.failure());
  }

  /** Features that have no components (one photo, say) are no reason to lose them. */
  private Components components(long rows, boolean kept, MapPlan map) {
    PcaStage stage = new PcaStage(spark, folder);
    Dataset<Row> features = ParquetTables.read(spark, folder.path("features"));
    PrincipalComponentsModel model;
    try {
      model = kept ? stage.load() : fitted(stage, features, rows);
    } catch (VergerException e) {
      // Those that are to stay are not given up for what may be a store's bad moment.
      if (kept || e.category() != Category.INPUT) {
        throw e;
      }
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
                false,
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

  private PrincipalComponentsModel fitted(PcaStage stage, Dataset<Row> features, long rows) {
    return clock.time(
        Stage.PCA,
        rows,
        () -> {
          PrincipalComponentsModel model =
              stage.fit(features, settings.target(), settings.maxComponents());
          stage.write(model);
          return model;
        });
  }

  private ThumbnailSummary thumbnails(PhotoCounts counts, Location images, List<String> wanted) {
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
  private ClassifierSummary classifier(ImageFeaturizer featurizer, PhotoCounts counts) {
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
      if (e.category() != Category.INPUT) {
        throw e;
      }
      return ClassifierSummary.absent(e.getMessage());
    }
  }
}
