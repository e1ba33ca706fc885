package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import fr.verger.spark.storage.StorageFailure;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table of features that somebody wrote.
 *
 * @param rows with the columns {@code path}, {@code label}, {@code split} and {@code features}
 * @param run the record of the run that wrote it, or null when it is another's
 */
record FeatureSource(Dataset<Row> rows, RunRecord run) {
  /**
   * Opens a table: the features of a run, or any Parquet or CSV table.
   *
   * @throws VergerException when there is none, or it has no such columns
   */
  static FeatureSource open(SparkSession spark, RunFolder place, FeatureColumns features) {
    if (place.has(RunFolder.RECORD) && features.equals(FeatureColumns.USUAL)) {
      RunRecord run = RunVerification.record(place);
      FeatureProvenance.common(place, place.path("features"));
      return new FeatureSource(ParquetTables.read(spark, place.path("features")), run);
    }
    boolean csv;
    try {
      if (!place.files().exists(place.root())) {
        throw new VergerException(
            Category.INPUT,
            "The table of features %s does not exist; check the path.".formatted(place.text()));
      }
      csv = isCsv(place);
    } catch (IOException e) {
      throw StorageFailure.reading(place.text(), e);
    }
    if (!csv) {
      FeatureProvenance.common(place, place.root());
    }
    Dataset<Row> table = csv ? CsvTables.read(spark, place.root()) : parquet(spark, place);
    return new FeatureSource(columns(table, features.of(table, place.text(), csv)), null);
  }

  private static Dataset<Row> parquet(SparkSession spark, RunFolder place) {
    try {
      return ParquetTables.read(spark, place.root());
    } catch (Exception e) {
      // Spark's Scala code throws checked exceptions that no signature names.
      throw new VergerException(
          Category.INPUT,
          "The table of features %s cannot be read as Parquet (%s); give the folder of a run, or of Parquet or CSV files."
              .formatted(place.text(), JobFailure.reason(e).replaceFirst("\\.$", "")),
          e);
    }
  }

  /** By the name of the file, or of the first one that the folder shows. */
  private static boolean isCsv(RunFolder place) throws IOException {
    RemoteIterator<LocatedFileStatus> files = place.files().listFiles(place.root(), true);
    while (files.hasNext()) {
      Path file = files.next().getPath();
      if (!file.getName().matches("[._].*")) {
        return file.getName().matches("(?i).*\\.csv(\\.\\w+)?");
      }
    }
    return false;
  }

  private static Dataset<Row> columns(Dataset<Row> table, Column features) {
    List<String> names = List.of(table.columns());
    Column row = concat(lit("row "), monotonically_increasing_id().cast("string"));
    return table.select(
        names.contains("path") ? col("path").cast("string") : row.as("path"),
        (names.contains("label") ? col("label").cast("string") : lit("")).as("label"),
        (names.contains("split") ? col("split").cast("string") : lit(null).cast("string"))
            .as("split"),
        features.as("features"));
  }
}
