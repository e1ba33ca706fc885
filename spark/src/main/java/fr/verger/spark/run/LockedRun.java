package fr.verger.spark.run;

import fr.verger.spark.features.ImageFeaturizer;
import fr.verger.spark.photos.PhotoLister;
import fr.verger.spark.photos.PhotoListing;
import fr.verger.spark.photos.PhotoSelection;
import fr.verger.spark.photos.PhotoSet;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.run.ResumeSummary.Components;
import fr.verger.spark.run.RunRecord.Kind;
import fr.verger.spark.run.RunRecord.RejectReason;
import fr.verger.spark.run.RunSettings.ClassChoice;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.tables.WrittenTable;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** A run whose output is its own for the time. */
final class LockedRun {
  private final SparkSession spark;
  private final ProgressListener listener;
  private final RunFolder folder;
  private final RunRequest request;
  private final RunSettings settings;
  private final RunClock clock;

  LockedRun(SparkSession spark, ProgressListener listener, RunFolder folder, RunRequest request) {
    this.spark = spark;
    this.listener = listener;
    this.folder = folder;
    this.request = request;
    this.settings = request.settings();
    this.clock = new RunClock(listener);
  }

  RunRecord go() {
    EarlierRun earlier = EarlierRun.at(folder, settings.overwrite());
    earlier.refuseOthers(folder, request.plan());
    try (PhotoListing listing = clock.time(Stage.LISTING, 0, this::listed)) {
      return go(earlier, listing);
    }
  }

  private PhotoListing listed() {
    return PhotoLister.of(spark).list(request.images(), request.output());
  }

  private RunRecord go(EarlierRun earlier, PhotoListing listing) {
    PhotoSet photos = taken(listing);
    boolean goesOn =
        earlier.exists() && (!request.learnsWords() || folder.has(RunFolder.VOCABULARY));
    if (!goesOn) {
      folder.begin(request.plan());
      return write(listing, photos, DonePhotos.none(photos), request.plan());
    }
    refuseToPruneBlindly(listing);
    DonePhotos done =
        new DoneSearch(folder, HadoopSettings.of(spark), listing.photos(), photos, settings.prune())
            .search();
    boolean keeps = earlier.hasComponents() && !settings.refit();
    if (done.unchanged() && !settings.refit() && isWhole(earlier)) {
      RunRecord record = earlier.record();
      return record.with(
          done.summary().with(became(record.pca(), Components.UNCHANGED)), clock.timings());
    }
    RunPlan plan = request.plan().keepingComponents(keeps);
    folder.goOn(plan);
    return write(listing, photos, done, plan);
  }

  private PhotoSet taken(PhotoListing listing) {
    PhotoSet chosen = PhotoSet.all(listing.photos());
    if (chosen.isEmpty()) {
      throw new VergerException(
          Category.INPUT,
          "There are no photos below %s (%d other files); a photo is a jpg, png, webp, gif, bmp or tiff."
              .formatted(request.images().text(), listing.ignored() + listing.special()));
    }
    ClassChoice classes = settings.classes();
    if (classes instanceof ClassChoice.Named named) {
      chosen = PhotoSelection.labelled(chosen, named.labels());
    } else if (classes instanceof ClassChoice.MostFrequent most) {
      chosen = PhotoSelection.mostFrequent(chosen, most.count());
    }
    return settings.limit() == null
        ? chosen
        : PhotoSelection.limited(chosen, settings.limit(), request.images().text());
  }

  /** A photo in a folder that cannot be listed looks like one that vanished. */
  private void refuseToPruneBlindly(PhotoListing listing) {
    if (settings.prune() && listing.unreadable() > 0) {
      throw new VergerException(
          Category.INPUT,
          "%d folders could not be listed, such as %s, so what vanished is not known; open them, or leave --prune out."
              .formatted(listing.unreadable(), listing.unreadableFolders().get(0)));
    }
  }

  /** Whether there is nothing to do. What somebody damaged meanwhile is made again. */
  private boolean isWhole(EarlierRun earlier) {
    return earlier.holds(request.plan().kind(), request.map(), request.classifier())
        && clock.time(
            Stage.VERIFICATION,
            earlier.record().counts().listed(),
            () -> new RunVerification(spark).check(folder, earlier.record()).ok());
  }

  private RunRecord write(PhotoListing listing, PhotoSet photos, DonePhotos done, RunPlan plan) {
    ImageFeaturizer featurizer = request.featurizer();
    if (request.learnsWords()) {
      words(photos);
    }
    WrittenTable table =
        clock.time(
            Stage.FEATURES,
            done.todo().size(),
            () -> new FeatureStage(spark, folder, listener).write(done, featurizer, settings));
    PhotoCounts counts =
        PhotoCounts.of(listing, photos.size(), done.summary().keptVanished(), table);
    LaterStages.Made made =
        plan.kind() == Kind.RUN
            ? new LaterStages(spark, folder, settings, clock, listener)
                .make(
                    featurizer,
                    counts,
                    request.images(),
                    plan.keepsComponents(),
                    request.map(),
                    request.classifier())
            : LaterStages.Made.NOTHING;
    String failure = failure(counts, settings.maxRejected());
    List<RejectReason> reasons = RunRecord.reasons(table);
    Components components = plan.keepsComponents() ? Components.KEPT : Components.FITTED;
    RunRecord record =
        new RunRecord(
            RunRecord.SCHEMA,
            plan.kind(),
            failure == null ? made.failure() : failure,
            plan.settings(),
            Versions.of(spark),
            Machine.of(spark),
            UsedBackbone.of(featurizer.featureFunction(spark)),
            counts,
            reasons,
            RunRecord.others(table, reasons),
            made.pca(),
            made.map(),
            made.insights(),
            made.thumbnails(),
            made.classifier(),
            done.summary().with(became(made.pca(), components)),
            clock.timings(),
            clock.started(),
            RunClock.now(),
            null);
    return RunEnd.verified(spark, folder, record, clock);
  }

  /** Words that were learned stay: features by others could not be compared with theirs. */
  private void words(PhotoSet photos) {
    VocabularyStage stage = new VocabularyStage(spark, folder);
    if (folder.has(RunFolder.VOCABULARY)) {
      stage.use(request.featurizer());
      return;
    }
    PhotoSet sample = VocabularyStage.sample(photos, request.images().text());
    clock.time(
        Stage.VOCABULARY, sample.size(), () -> stage.write(sample, request.featurizer(), settings));
  }

  private static Components became(PcaSummary pca, Components what) {
    return pca == null ? null : what;
  }

  private static String failure(PhotoCounts counts, double maxRejected) {
    return counts.rejectedShare() <= maxRejected
        ? null
        : "%d of %d photos were rejected, more than the share of %s that --max-rejected allows; see %s."
            .formatted(counts.rejected(), counts.listed(), maxRejected, "rejected/");
  }
}
