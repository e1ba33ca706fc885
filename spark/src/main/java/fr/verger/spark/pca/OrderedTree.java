package fr.verger.spark.pca;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * Combines what the tasks of a job came to in a tree, always in the order of the partitions, so
 * that the same partitions give the same bits. The driver, and a task that combines, receive at
 * most {@value #FAN_IN} parts. They travel as bytes, which Spark carries alike with every
 * serializer.
 */
final class OrderedTree {
  /** How many parts one step of the tree takes together. */
  static final int FAN_IN = 4;

  private OrderedTree() {}

  /** Several parts, in their order, to one. */
  interface Sum extends Serializable {
    byte[] of(Iterator<byte[]> parts);
  }

  /**
   * At most {@value #FAN_IN} parts that are left when all others were summed, in their order.
   *
   * @param parts one for each partition, by its number
   */
  static List<byte[]> reduce(JavaPairRDD<Integer, byte[]> parts, Sum sum) {
    JavaPairRDD<Integer, byte[]> level = parts;
    while (level.getNumPartitions() > FAN_IN) {
      level = combined(level, sum);
    }
    List<byte[]> left = new ArrayList<>();
    level.collect().forEach(pair -> left.add(pair._2()));
    return left;
  }

  /**
   * Each task costs a part to send, so there need not be more than keep the cores busy.
   *
   * @param perCore tasks for each core of this machine; a cluster may still be growing, and then
   *     says too few cores
   */
  static int mostTasks(JavaSparkContext context, int perCore) {
    int busy = perCore * context.defaultParallelism();
    return context.isLocal() ? busy : Math.max(64, busy);
  }

  private static JavaPairRDD<Integer, byte[]> combined(
      JavaPairRDD<Integer, byte[]> parts, Sum sum) {
    int groups = (parts.getNumPartitions() + FAN_IN - 1) / FAN_IN;
    return parts
        .repartitionAndSortWithinPartitions(new Neighbours(groups))
        .mapPartitionsWithIndex(
            (group, pairs) -> List.of(new Tuple2<>(group, sum.of(new Parts(pairs)))).iterator(),
            true)
        .mapToPair(pair -> pair);
  }

  private record Parts(Iterator<Tuple2<Integer, byte[]>> pairs) implements Iterator<byte[]> {
    @Override
    public boolean hasNext() {
      return pairs.hasNext();
    }

    @Override
    public byte[] next() {
      return pairs.next()._2();
    }
  }

  /** Puts parts that follow each other together. */
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
