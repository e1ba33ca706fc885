package fr.verger.spark.run;

import static fr.verger.spark.run.CheckList.expect;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;

import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.tables.CsvRecords;
import fr.verger.spark.training.ClassifierSummary;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.Sha256;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.photo.PhotoDecoder;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** Loads what a run wrote and compares it with what the run says of itself. */
public final class RunVerification {
  private static final double TOLERANCE = 1e-9;

  private final SparkSession spark;

  /** Verification in a session that stays the caller's. */
  public RunVerification(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Checks the run in a folder.
   *
   * @param run the folder, as the user named it
   * @throws VergerException when there is no run to check
   */
  public Verification check(String run) {
    HadoopSettings hadoop = HadoopSettings.of(spark);
    Location place = Location.parse(run, hadoop.configuration());
    RunFolder folder = RunFolder.at(place, hadoop);
    return check(folder, record(folder));
  }

  /**
   * Reads the record of a run.
   *
   * @throws VergerException when there is none, or it cannot be read
   */
  static RunRecord record(RunFolder folder) {
    if (!folder.has(RunFolder.RECORD)) {
      throw new VergerException(
          Category.INPUT,
          "There is no finished run at %s: it holds no run.json.".formatted(folder.text()));
    }
    try {
      return RunRecordFile.read(folder.files(), folder.path(RunFolder.RECORD));
    } catch (IOException e) {
      throw new VergerException(
          Category.INPUT,
          "The run.json of %s cannot be understood: %s."
              .formatted(folder.text(), JobFailure.reason(e)),
          e);
    }
  }

  /** Checks a run against a record that is in hand. */
  Verification check(RunFolder folder, RunRecord record) {
    CheckList list = new CheckList();
    boolean fromPhotos = record.kind() != RunRecord.Kind.PCA;
    TableDigest features = fromPhotos ? photos(list, folder, record) : null;
    if (LearnedWords.belongTo(record)) {
      list.look("vocabulary", () -> LearnedWords.check(folder, record.backbone()));
    }
    if (record.pca() != null) {
      TableDigest reduced = components(list, folder, record, features);
      if (record.map() != null && record.map().absent() == null) {
        list.look("map", () -> map(folder, record, reduced));
      }
      if (record.insights() != null) {
        list.look(
            InsightsTable.NAME,
            () ->
                InsightsCheck.look(InsightsTable.read(spark, folder), record.insights(), reduced));
      }
    }
    if (record.thumbnails() != null) {
      list.look("thumbnails", () -> ThumbnailCheck.look(folder, record, features));
    }
    if (record.classifier() != null && record.classifier().absent() == null) {
      list.look("classifier", () -> classifier(folder, record.classifier()));
    }
    if (record.settings().format() != TableFormat.PARQUET) {
      csv(list, folder, record);
    }
    return list.verification();
  }

  private TableDigest photos(CheckList list, RunFolder folder, RunRecord record) {
    PhotoCounts counts = record.counts();
    TableDigest[] read = new TableDigest[2];
    list.look(
        "features",
        () -> {
          read[0] = digest(folder, "features", "features", counts.listed());
          expectOnce(read[0]);
          expectBackbone(folder, record, read[0]);
          return vectors(read[0], counts.features(), record.backbone().features())
              + ", no photo twice";
        });
    list.look(
        "rejected",
        () -> {
          read[1] = digest(folder, "rejected", null, counts.listed());
          expectOnce(read[1]);
          return rows(read[1], counts.rejected());
        });
    list.look(
        "photos",
        () -> {
          expect(read[0] != null && read[1] != null, "features or rejected cannot be read");
          long both = read[0].shared(read[1]);
          expect(both == 0, "%d photos are both in features and in rejected".formatted(both));
          long found = read[0].rows() + read[1].rows();
          expect(
              found == counts.listed(),
              "%d photos were listed, but features and rejected have %d"
                  .formatted(counts.listed(), found));
          return "%d listed = %d with features + %d rejected"
              .formatted(counts.listed(), read[0].rows(), read[1].rows());
        });
    return read[0];
  }

  private TableDigest components(
      CheckList list, RunFolder folder, RunRecord record, TableDigest features) {
    PcaSummary pca = record.pca();
    TableDigest[] read = new TableDigest[1];
    list.look(
        "reduced",
        () -> {
          TableDigest reduced = digest(folder, "reduced", "pca", record.counts().listed());
          read[0] = reduced;
          String fine = vectors(reduced, record.counts().features(), pca.components());
          if (features != null) {
            expectOnce(reduced);
            long shared = reduced.shared(features);
            expect(
                shared == reduced.rows(),
                "%d of its photos are not in features".formatted(reduced.rows() - shared));
          }
          return fine;
        });
    list.look("pca", () -> model(folder, pca));
    return read[0];
  }

  private TableDigest digest(RunFolder folder, String table, String vectors, long photos) {
    return TableDigest.of(ParquetTables.read(spark, folder.path(table)), vectors, photos);
  }

  private String map(RunFolder folder, RunRecord record, TableDigest reduced) {
    TableDigest map =
        TableDigest.of(
            ParquetTables.read(spark, folder.path("map"))
                .select(col("path"), array(col("x"), col("y")).as("place")),
            "place",
            record.counts().listed());
    String fine = vectors(map, record.map().points(), 2);
    expectOnce(map);
    expect(reduced != null, "reduced cannot be read");
    long shared = map.shared(reduced);
    expect(
        shared == map.rows(), "%d of its photos are not in reduced".formatted(map.rows() - shared));
    return fine;
  }

  private static String model(RunFolder folder, PcaSummary pca) throws IOException {
    PrincipalComponentsModel model =
        PrincipalComponentsModel.load(ParquetTables.escaped(folder.path("pca")));
    expect(
        model.k() == pca.components() && model.columns() == pca.columns(),
        "the model has %d components of %d columns, not %d of %d"
            .formatted(model.k(), model.columns(), pca.components(), pca.columns()));
    double[] sums = model.cumulativeVarianceRatio();
    double share = sums[model.k() - 1];
    expect(
        Math.abs(share - pca.share()) < TOLERANCE,
        "its components explain %s of the variance, not %s".formatted(share, pca.share()));
    expect(
        VarianceFile.agrees(folder, folder.path("pca"), model),
        "variance.csv does not say what the model says");
    return "%d components explain %.4f of the variance".formatted(model.k(), share);
  }

  private void csv(CheckList list, RunFolder folder, RunRecord record) {
    if (record.kind() != RunRecord.Kind.PCA) {
      list.look(
          "features_csv", () -> csvRows(folder, "features_csv", record.counts().features(), 4));
    }
    if (record.pca() != null) {
      int fields = 3 + record.pca().components();
      list.look(
          "reduced_csv", () -> csvRows(folder, "reduced_csv", record.counts().features(), fields));
    }
  }

  private String csvRows(RunFolder folder, String name, long expected, int fields)
      throws IOException {
    long rows = CsvRecords.count(spark, folder.path(name), fields);
    expect(rows == expected, "%d rows, not %d".formatted(rows, expected));
    return "%d rows".formatted(rows);
  }

  private static String rows(TableDigest table, long expected) {
    expect(table.rows() == expected, "%d rows, not %d".formatted(table.rows(), expected));
    return "%d rows".formatted(table.rows());
  }

  /** A table without rows may be of any network. */
  private static void expectBackbone(RunFolder folder, RunRecord record, TableDigest features) {
    FeatureProvenance recorded = FeatureProvenance.of(record.backbone());
    FeatureProvenance said = FeatureProvenance.common(folder, folder.path("features"));
    expect(
        features.rows() == 0 || recorded.equals(said),
        "its files are of %s, but run.json says %s".formatted(said, recorded));
  }

  /** Tables of others may name a photo as often as they like. */
  private static void expectOnce(TableDigest table) {
    expect(table.repeated() == 0, "%d rows name a photo twice".formatted(table.repeated()));
  }

  private static String vectors(TableDigest table, long expected, int length) {
    String fine = rows(table, expected);
    expect(
        table.rows() == 0 || (table.shortest() == length && table.longest() == length),
        "vectors have %d to %d values, not %d"
            .formatted(table.shortest(), table.longest(), length));
    expect(table.notFinite() == 0, "%d values are no numbers".formatted(table.notFinite()));
    return fine + " of %d values, all finite".formatted(length);
  }

  private static String classifier(RunFolder folder, ClassifierSummary said) throws IOException {
    byte[] onnx = ClassifierStage.model(folder);
    expect(Sha256.of(onnx).equals(said.sha256()), "model.onnx is not the file that was written");
    try (FruitClassifier classifier =
        FruitClassifier.read(RunFolder.MODEL, onnx, PhotoDecoder.DEFAULT_MAX_PIXELS)) {
      int labels = classifier.model().labels().size();
      expect(labels == said.labels(), "%d labels, not %d".formatted(labels, said.labels()));
      return "model.onnx runs and knows %d labels".formatted(labels);
    }
  }
}
