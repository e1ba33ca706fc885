package fr.verger.spark.run;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads CSV tables of whatever origin, every column as text. */
final class CsvTables {
  /** Wider than any features; Spark's own limit of 20,480 is below those of VGG16. */
  private static final int MOST_COLUMNS = 200_000;

  private CsvTables() {}

  /** With a header; quotes are doubled within quotes, as RFC 4180 says. */
  static Dataset<Row> read(SparkSession spark, Path place) {
    return spark
        .read()
        .option("header", "true")
        .option("escape", "\"")
        .option("maxColumns", MOST_COLUMNS)
        .csv(ParquetTables.escaped(place));
  }
}
