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
   * Opens a table: the features of a run, or any Parquet table with a column {@code features}.
   *
   * @throws VergerException when there is none, or it has no such column
   */
  static FeatureSource open(SparkSession spark, RunFolder place) {
    if (place.has(RunFolder.RECORD)) {
      RunRecord run = RunVerification.record(place);
      return new FeatureSource(ParquetTables.read(spark, place.path("features")), run);
    }
    try {
      if (!place.files().exists(place.root())) {
        throw new VergerException(
            Category.INPUT,
            "The table of features %s does not exist; check the path.".formatted(place.text()));
      }
    } catch (IOException e) {
      throw StorageFailure.reading(place.text(), e);
    }
    return new FeatureSource(columns(parquet(spark, place), place), null);
  }

  private static Dataset<Row> parquet(SparkSession spark, RunFolder place) {
    try {
      return ParquetTables.read(spark, place.root());
    } catch (Exception e) {
      // Spark's Scala code throws checked exceptions that no signature names.
      throw new VergerException(
          Category.INPUT,
          "The table of features %s cannot be read as Parquet (%s); give the folder of a run, or of Parquet files."
              .formatted(place.text(), JobFailure.reason(e).replaceFirst("\\.$", "")),
          e);
    }
  }

  private static Dataset<Row> columns(Dataset<Row> table, RunFolder place) {
    List<String> names = List.of(table.columns());
    if (!names.contains("features")) {
      throw new VergerException(
          Category.INPUT,
          "The table %s has no column \"features\"; its columns are %s."
              .formatted(place.text(), String.join(", ", names)));
    }
    Column row = concat(lit("row "), monotonically_increasing_id().cast("string"));
    return table.select(
        names.contains("path") ? col("path").cast("string") : row.as("path"),
        (names.contains("label") ? col("label").cast("string") : lit("")).as("label"),
        (names.contains("split") ? col("split").cast("string") : lit(null).cast("string"))
            .as("split"),
        col("features"));
  }
}
