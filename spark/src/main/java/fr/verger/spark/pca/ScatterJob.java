package fr.verger.spark.pca;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * One pass over the rows: each task sums its own, and the sums are combined in a tree, always in
 * the order of the partitions, so that the same partitions give the same bits.
 *
 * <p>A sum of d columns travels as 4·d² bytes. The driver, and a task that combines, receive at
 * most {@value #FAN_IN} of them and hold two more while they add them up: 24·d² bytes, or 39 MB at
 * 1,280 columns and 403 MB at 4,096.
 */
final class ScatterJob {
  /** How many sums one step of the tree takes together. */
  private static final int FAN_IN = 4;

  private ScatterJob() {}

  /**
   * Scans all rows.
   *
   * @param rows (features[, path])
   */
  static Partial run(Dataset<Row> rows, RowScan scan) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
    return run(rows, scan, mostTasks(context));
  }

  static Partial run(Dataset<Row> rows, RowScan scan, int mostTasks) {
    // Reading the rows as the engine holds them spares an object for each number.
    JavaRDD<InternalRow> source = rows.queryExecution().toRdd().toJavaRDD();
    // Coalescing puts partitions together by where they lie, so it is done only where it helps.
    JavaRDD<InternalRow> grouped =
        source.getNumPartitions() > mostTasks ? source.coalesce(mostTasks) : source;
    JavaPairRDD<Integer, byte[]> partials =
        grouped.mapPartitionsWithIndex(indexed(scan), true).mapToPair(pair -> pair);
    while (partials.getNumPartitions() > FAN_IN) {
      partials = combined(partials);
    }
    Partial total = new Partial.Nothing();
    for (Tuple2<Integer, byte[]> partial : partials.collect()) {
      total = total.then(Partial.fromBytes(partial._2()));
    }
    return total;
  }

  /**
   * Each task costs a triangle to send, so there need not be more than keep the cores evenly busy.
   * A cluster may still be growing, and then says too few.
   */
  private static int mostTasks(JavaSparkContext context) {
    int busy = 2 * context.defaultParallelism();
    return context.isLocal() ? busy : Math.max(64, busy);
  }

  private static Function2<Integer, Iterator<InternalRow>, Iterator<Tuple2<Integer, byte[]>>>
      indexed(RowScan scan) {
    return (index, rows) -> List.of(new Tuple2<>(index, scan.scan(rows).toBytes())).iterator();
  }

  private static JavaPairRDD<Integer, byte[]> combined(JavaPairRDD<Integer, byte[]> partials) {
    int groups = (partials.getNumPartitions() + FAN_IN - 1) / FAN_IN;
    return partials
        .repartitionAndSortWithinPartitions(new Neighbours(groups))
        .mapPartitions(
            pairs -> {
              Partial total = new Partial.Nothing();
              int group = 0;
              while (pairs.hasNext()) {
                Tuple2<Integer, byte[]> pair = pairs.next();
                group = pair._1() / FAN_IN;
                total = total.then(Partial.fromBytes(pair._2()));
              }
              return List.of(new Tuple2<>(group, total.toBytes())).iterator();
            },
            true)
        .mapToPair(pair -> pair);
  }

  /** Puts sums that follow each other together. */
  private static final class Neighbours extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final int groups;

    Neighbours(int groups) {
      this.groups = groups;
    }

    @Override
    public int numPartitions() {
      return groups;
    }

    @Override
    public int getPartition(Object key) {
      return (Integer) key / FAN_IN;
    }
  }
}
