package fr.verger.spark.tables;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.StorageFailure;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Writes a table of vectors in one pass over its rows: no row is computed twice, none is kept.
 *
 * <p>Every task writes its own files with Parquet's writer and answers with a manifest of them; the
 * driver puts the manifests together, sweeps away what is in none, and only then says that the
 * table is whole. (Spark's own writer has one table for one pass, so features and rejects would
 * need two, or a cache of everything.)
 */
public final class TableWriter {
  private final SparkSession spark;
  private final HadoopSettings settings;
  private final Path root;

  /**
   * A writer of tables below a folder.
   *
   * @param root the folder, as Hadoop writes it; seen by driver and executors alike
   */
  public TableWriter(SparkSession spark, Path root) {
    this.spark = spark;
    this.settings = HadoopSettings.of(spark);
    this.root = root;
  }

  /**
   * Writes a table, and the rejects beside it.
   *
   * @param rows with the columns {@code path}, {@code label}, {@code split} (strings), {@code
   *     vector} ({@code array<float>}) and {@code reason} (string); one of the last two is null
   * @param expected how many rows there must be
   * @param progress hears how it gets on
   * @throws fr.verger.vision.VergerException when not everything arrived
   */
  public WrittenTable write(
      Dataset<Row> rows, TableLayout layout, long expected, RowProgress progress) {
    return write(VectorRows.of(rows), layout, expected, progress);
  }

  /**
   * Writes a table, and the rejects beside it.
   *
   * @param rows each with a vector or a reason
   * @param expected how many rows there must be
   * @param progress hears how it gets on
   * @throws fr.verger.vision.VergerException when not everything arrived
   */
  public WrittenTable write(
      JavaRDD<VectorRow> rows, TableLayout layout, long expected, RowProgress progress) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<HadoopSettings> broadcast = context.broadcast(settings);
    try (TaskCounts counts = new TaskCounts(spark.sparkContext(), progress)) {
      TableSink sink =
          new TableSink(broadcast, root.toString(), layout, counts.done(), counts.rejected());
      List<PartManifest> manifests = rows.mapPartitions(sink).collect();
      WrittenTable table = WrittenTable.of(manifests);
      new TableCommit(settings, root, layout).commit(table, expected);
      return table;
    } catch (IOException e) {
      throw StorageFailure.writing(root.toString(), e);
    } finally {
      broadcast.unpersist();
    }
  }
}
