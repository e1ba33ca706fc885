package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.tables.VectorRow;
import fr.verger.spark.tables.VectorRows;
import fr.verger.spark.thumbnails.Thumbnail;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.classifier.ClassifierModel;
import fr.verger.vision.classifier.EmbeddingProjection;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The classifier of a run and the photos that it learned from, for whoever shows them: those that
 * the run has in small.
 */
public final class LearnedPhotos {
  private static final String TRAINING = "Training";

  private final SparkSession spark;
  private final RunFolder folder;
  private final RunRecord record;

  private LearnedPhotos(SparkSession spark, RunFolder folder, RunRecord record) {
    this.spark = spark;
    this.folder = folder;
    this.record = record;
  }

  /**
   * A photo.
   *
   * @param jpeg it in small, a whole file; not copied
   * @param embedding its components, as the classifier gives them; not copied
   */
  public record LearnedPhoto(String label, byte[] jpeg, float[] embedding) {}

  /**
   * Those of a run.
   *
   * @param run its folder, as the user named it
   * @throws VergerException when there is no finished run, or none with classifier and thumbnails
   */
  public static LearnedPhotos of(SparkSession spark, String run) {
    HadoopSettings hadoop = HadoopSettings.of(spark);
    RunFolder folder = RunFolder.at(Location.parse(run, hadoop.configuration()), hadoop);
    RunRecord record = RunVerification.record(folder);
    if (record.classifier() == null || record.classifier().absent() != null) {
      throw new VergerException(
          Category.INPUT,
          "The run %s has no classifier; make one with 'verger train --run %s'."
              .formatted(folder.text(), folder.text()));
    }
    if (record.thumbnails() == null) {
      throw new VergerException(
          Category.INPUT,
          "The run %s has no thumbnails to show; give the output of 'verger run'."
              .formatted(folder.text()));
    }
    return new LearnedPhotos(spark, folder, record);
  }

  /** The bytes of the run's {@code model.onnx}. */
  public byte[] model() {
    try {
      return ClassifierStage.model(folder);
    } catch (IOException e) {
      throw StorageFailure.reading(folder.path(RunFolder.MODEL).toString(), e);
    }
  }

  /**
   * The photos, in the order of their paths.
   *
   * @param model whose embeddings are wanted
   * @throws VergerException when that model was not trained on this run's features
   */
  public List<LearnedPhoto> photos(ClassifierModel model) {
    EmbeddingProjection projection = EmbeddingProjection.in(model);
    if (!model.trainedOn().contains('"' + record.backbone().sha256() + '"')) {
      throw new VergerException(
          Category.INPUT,
          "The model %s was not trained on the features of %s; leave --model out, or give the --run it comes from."
              .formatted(model.name(), folder.text()));
    }
    return JobFailure.explained(() -> photos(projection, Set.copyOf(model.labels())));
  }

  private List<LearnedPhoto> photos(EmbeddingProjection projection, Set<String> labels) {
    Map<String, byte[]> small = new LinkedHashMap<>();
    for (Thumbnail thumbnail : ThumbnailStage.read(folder, record)) {
      small.put(thumbnail.path(), thumbnail.jpeg());
    }
    Dataset<Row> rows = ParquetTables.read(spark, folder.path("features"));
    boolean splits =
        record.counts().groups().stream().anyMatch(group -> TRAINING.equals(group.split()));
    if (splits) {
      rows = rows.where(col("split").equalTo(TRAINING));
    } else {
      small.keySet().removeAll(tested());
    }
    Dataset<Row> shown =
        rows.where(col("path").isin(small.keySet().toArray()))
            .where(col("label").isin(labels.toArray()))
            .withColumnRenamed("features", "vector")
            .withColumn("reason", lit(null).cast("string"));
    return VectorRows.of(shown).map(row -> embedded(row, projection)).collect().stream()
        .sorted(Comparator.comparing(VectorRow::path))
        .map(row -> new LearnedPhoto(row.label(), small.get(row.path()), row.vector()))
        .toList();
  }

  private static VectorRow embedded(VectorRow row, EmbeddingProjection projection) {
    return new VectorRow(
        row.path(), row.label(), row.split(), projection.of(row.vector()), row.reason());
  }

  /** Photos that were held back from training. */
  private Set<String> tested() {
    if (!folder.has(RunFolder.PREDICTIONS)) {
      return Set.of();
    }
    Set<String> paths = new HashSet<>();
    ParquetTables.read(spark, folder.path(RunFolder.PREDICTIONS))
        .select("path")
        .collectAsList()
        .forEach(row -> paths.add(row.getString(0)));
    return paths;
  }
}
