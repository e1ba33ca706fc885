package fr.verger.spark.pca;

import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * One pass over the rows: each task sums its own, and the sums are combined in a tree.
 *
 * <p>A sum of d columns travels as 4·d² bytes. The driver, and a task that combines, receive at
 * most {@value OrderedTree#FAN_IN} of them and hold two more while they add them up: 24·d² bytes,
 * or 39 MB at 1,280 columns and 403 MB at 4,096.
 */
final class ScatterJob {
  private ScatterJob() {}

  /**
   * Scans all rows.
   *
   * @param rows (features[, path])
   */
  static Partial run(Dataset<Row> rows, RowScan scan) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
    return run(rows, scan, OrderedTree.mostTasks(context, 2));
  }

  static Partial run(Dataset<Row> rows, RowScan scan, int mostTasks) {
    JavaPairRDD<Integer, byte[]> partials =
        grouped(rows, mostTasks)
            .mapPartitionsWithIndex(
                (index, part) -> List.of(new Tuple2<>(index, scan.scan(part).toBytes())).iterator(),
                true)
            .mapToPair(pair -> pair);
    return Partial.sum(OrderedTree.reduce(partials, Partial::sumOfBytes).iterator());
  }

  /** The rows as the engine holds them, which spares an object for each number. */
  static JavaRDD<InternalRow> grouped(Dataset<Row> rows, int mostTasks) {
    JavaRDD<InternalRow> source = rows.queryExecution().toRdd().toJavaRDD();
    // Coalescing puts partitions together by where they lie, so it is done only where it helps.
    return source.getNumPartitions() > mostTasks ? source.coalesce(mostTasks) : source;
  }
}
