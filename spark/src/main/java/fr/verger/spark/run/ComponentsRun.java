package fr.verger.spark.run;

import fr.verger.spark.insights.InsightsSummary;
import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.run.RunRecord.Kind;
import fr.verger.spark.run.RunRecord.RejectReason;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.tables.WrittenTable;
import fr.verger.vision.VergerException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Principal components of a table of features that is there already, whoever made it. */
public final class ComponentsRun {
  private final SparkSession spark;
  private final ProgressListener listener;

  /** A run in a session that stays the caller's. */
  public ComponentsRun(SparkSession spark, ProgressListener listener) {
    this.spark = spark;
    this.listener = listener;
  }

  /**
   * Components, reduced table, verification. A row without features lands in {@code rejected}.
   *
   * @throws VergerException when it cannot be done
   */
  public RunRecord execute(PcaSettings settings) {
    return JobFailure.explained(() -> run(settings));
  }

  private RunRecord run(PcaSettings settings) {
    HadoopSettings hadoop = HadoopSettings.of(spark);
    Location table = Location.parse(settings.features(), hadoop.configuration());
    Location output = Location.parse(settings.output(), hadoop.configuration());
    RunPlaces.check(table, output);
    RunFolder folder = RunFolder.at(output, hadoop);
    folder.refuseOthers();
    try (RunLock lock = folder.lock()) {
      RecordedSettings recorded = RecordedSettings.of(settings, table.text(), output.text());
      FeatureSource source =
          FeatureSource.open(spark, RunFolder.at(table, hadoop), settings.columns());
      return run(settings, source, folder.under(lock), recorded);
    }
  }

  /** Components are found in one go, so the same command again begins anew. */
  private RunRecord run(
      PcaSettings settings, FeatureSource source, RunFolder folder, RecordedSettings recorded) {
    RunPlan plan = RunPlan.of(Kind.PCA, recorded, null, false);
    EarlierRun.at(folder, settings.overwrite()).refuseOthers(folder, plan);
    RunClock clock = new RunClock(listener);
    long rows = clock.time(Stage.LISTING, 0, () -> source.rows().count());
    PcaStage stage = new PcaStage(spark, folder);
    PrincipalComponentsModel model =
        clock.time(
            Stage.PCA,
            rows,
            () -> stage.fit(source.rows(), settings.target(), settings.maxComponents()));
    folder.begin(plan);
    stage.write(model);
    WrittenTable written =
        clock.time(
            Stage.TABLES,
            rows,
            () ->
                stage.write(
                    source.rows(),
                    model,
                    rows,
                    rows > model.rows(),
                    settings.format(),
                    (done, rejected) -> listener.advanced(Stage.TABLES, done, rejected)));
    // Whether the paths of somebody's table are photos of his is not known, so none is opened.
    InsightsSummary insights =
        clock.time(
            Stage.INSIGHTS,
            Math.min(written.rowCount(), EvenSample.MOST),
            () ->
                new InsightsStage(spark, folder, listener, paths -> Map.of())
                    .write(model, written.rowCount())
                    .summary());
    List<RejectReason> reasons = RunRecord.reasons(written);
    RunRecord record =
        new RunRecord(
            RunRecord.SCHEMA,
            Kind.PCA,
            null,
            recorded,
            Versions.of(spark),
            Machine.of(spark),
            source.run() == null ? null : source.run().backbone(),
            PhotoCounts.of(rows, written),
            reasons,
            RunRecord.others(written, reasons),
            PcaSummary.of(model, settings.target()),
            null,
            insights,
            null,
            null,
            null,
            clock.timings(),
            clock.started(),
            RunClock.now(),
            null);
    return RunEnd.verified(spark, folder, record, clock);
  }
}
