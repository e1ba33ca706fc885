package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.tables.PartManifest.PartFile;
import fr.verger.spark.tables.TableLayout;
import fr.verger.spark.tables.VectorRow;
import fr.verger.spark.tables.VectorRows;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rows that stay of parts of which others go: copied value by value, nothing is computed. Tasks
 * are told by a bit for each photo of a part which ones stay, and ask the ledger for the rest.
 */
final class ThinnedRows {
  private final SparkSession spark;
  private final RunFolder folder;

  ThinnedRows(SparkSession spark, RunFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** The rows of some parts; there is at least one. */
  JavaRDD<VectorRow> of(List<DonePhotos.Thinned> parts) {
    Map<String, BitSet> stay = new HashMap<>();
    parts.forEach(part -> stay.put(part.part(), part.stay()));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    StayingRows staying =
        new StayingRows(
            context.broadcast(HadoopSettings.of(spark)),
            folder.ledger().toString(),
            context.broadcast(stay));
    Column nothing = lit(null);
    JavaRDD<VectorRow> features =
        rows(files(parts, "features"), staying, col("features"), nothing.cast("string"));
    JavaRDD<VectorRow> rejected =
        rows(
            files(parts, TableLayout.REJECTED),
            staying,
            nothing.cast("array<float>"),
            col("reason"));
    return features.union(rejected);
  }

  private List<String> files(List<DonePhotos.Thinned> parts, String table) {
    return parts.stream()
        .flatMap(part -> part.files().stream())
        .filter(file -> file.table().equals(table))
        .map(PartFile::name)
        .map(name -> new Path(folder.path(table), name).toString())
        .toList();
  }

  private JavaRDD<VectorRow> rows(
      List<String> files, StayingRows staying, Column vector, Column reason) {
    if (files.isEmpty()) {
      return VectorRows.none(spark);
    }
    Dataset<Row> stored =
        ParquetTables.read(spark, files)
            .select(
                col("path"),
                // In the label's place, since the ledger has that too.
                col("_metadata.file_name").as("label"),
                lit(null).cast("string").as("split"),
                vector.as("vector"),
                reason.as("reason"));
    return VectorRows.of(stored).mapPartitions(staying);
  }
}
