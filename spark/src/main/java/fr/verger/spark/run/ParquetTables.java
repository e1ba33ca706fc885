package fr.verger.spark.run;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads the tables of a run. */
final class ParquetTables {
  /** Spark would take brackets and stars in the folder's name for a pattern. */
  private static final String PATTERNS = "__globPaths__";

  private ParquetTables() {}

  /**
   * A folder that Spark's readers find although they take brackets and stars for a pattern: for
   * readers that have no such option.
   */
  static String escaped(Path folder) {
    return folder.toString().replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
  }

  static Dataset<Row> read(SparkSession spark, Path folder) {
    return read(spark, List.of(folder.toString()));
  }

  static Dataset<Row> read(SparkSession spark, List<String> places) {
    return spark.read().option(PATTERNS, "false").parquet(places.toArray(String[]::new));
  }
}
