package fr.verger.spark.tables;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.StorageFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
 * <p>Every task writes its own files, where they stay, with Parquet's writer and answers with a
 * manifest of them; the driver puts the manifests together, sweeps away what is in none, and only
 * then says that the table is whole. (Spark's own writer has one table for one pass, so features
 * and rejects would need two, or a cache of everything.)
 */
public final class TableWriter {
  private final SparkSession spark;
  private final HadoopSettings settings;
  private final Path root;
  private final WriteRight right;
  private final Path ledger;
  private final List<PartManifest> kept;

  /**
   * A writer of tables below a folder.
   *
   * @param root the folder, as Hadoop writes it; seen by driver and executors alike
   */
  public TableWriter(SparkSession spark, Path root) {
    this(spark, root, settings -> {}, null, List.of());
  }

  private TableWriter(
      SparkSession spark, Path root, WriteRight right, Path ledger, List<PartManifest> kept) {
    this.spark = spark;
    this.settings = HadoopSettings.of(spark);
    this.root = root;
    this.right = right;
    this.ledger = ledger;
    this.kept = kept;
  }

  /** The same writer, for a run that may lose its right to write. */
  public TableWriter under(WriteRight held) {
    return new TableWriter(spark, root, held, ledger, kept);
  }

  /**
   * The same writer, for a table that grows.
   *
   * @param ledger folder in which each task says what it wrote, see {@link PartLedger}
   * @param kept parts of earlier writings that stay; all others go
   */
  public TableWriter growing(Path ledger, List<PartManifest> kept) {
    return new TableWriter(spark, root, right, ledger, List.copyOf(kept));
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
   * @param expected how many rows there must be, beside those of the parts that are kept
   * @param progress hears how it gets on
   * @return the whole table, with the parts that are kept
   * @throws fr.verger.vision.VergerException when not everything arrived
   */
  public WrittenTable write(
      JavaRDD<VectorRow> rows, TableLayout layout, long expected, RowProgress progress) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<HadoopSettings> broadcast = context.broadcast(settings);
    try (TaskCounts counts = new TaskCounts(spark.sparkContext(), progress)) {
      TableCommit commit = new TableCommit(settings, root, layout);
      commit.open();
      TableSink sink =
          new TableSink(
              broadcast,
              right,
              root.toString(),
              ledger == null ? null : ledger.toString(),
              PartNames.newWriting(),
              layout,
              counts.done(),
              counts.rejected());
      List<PartManifest> manifests = new ArrayList<>(rows.mapPartitions(sink).collect());
      manifests.addAll(kept);
      WrittenTable table = WrittenTable.of(manifests);
      commit.expect(table, expected + WrittenTable.of(kept).all());
      right.check(settings);
      strikeOut(manifests);
      commit.commit(table);
      return table;
    } catch (IOException e) {
      throw StorageFailure.writing(root.toString(), e);
    } finally {
      broadcast.unpersist();
    }
  }

  /** Before their files go: what the ledger names must be there. */
  private void strikeOut(List<PartManifest> manifests) throws IOException {
    if (ledger != null) {
      Set<String> parts = manifests.stream().map(PartManifest::part).collect(Collectors.toSet());
      new PartLedger(settings, ledger).keep(parts);
    }
  }
}
