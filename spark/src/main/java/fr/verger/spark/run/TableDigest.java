package fr.verger.spark.run;

import static fr.verger.spark.run.PathChunk.HASHES;
import static fr.verger.spark.run.PathChunk.LONGEST;
import static fr.verger.spark.run.PathChunk.NOT_FINITE;
import static fr.verger.spark.run.PathChunk.SHORTEST;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import fr.verger.spark.photos.PathHash;
import fr.verger.spark.tables.VectorRows;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * A table in short: enough to compare it with another one or with what a record says. The driver
 * holds a few numbers of it. The paths, as hashes of eight bytes, stay with the executors, in
 * buckets of some {@value #ROWS_OF_A_BUCKET} by which tables are compared.
 */
final class TableDigest {
  private static final long ROWS_OF_A_BUCKET = 1 << 18;

  private final JavaPairRDD<Integer, long[]> buckets;
  private final Summary summary;

  /** Of a bucket, or of all. */
  private record Summary(long rows, long repeated, long shortest, long longest, long notFinite) {
    static Summary of(long[] sums) {
      return new Summary(sums[0], sums[1], sums[2], sums[3], sums[4]);
    }
  }

  private TableDigest(JavaPairRDD<Integer, long[]> buckets) {
    this.buckets = buckets;
    this.summary =
        Summary.of(buckets.mapPartitions(TableDigest::summary).reduce(TableDigest::plus));
  }

  /**
   * Reads a table.
   *
   * @param vectorColumn its column of vectors, or null for none
   * @param expected rows, about; the same for all tables that are to be compared
   */
  static TableDigest of(Dataset<Row> table, String vectorColumn, long expected) {
    Column vector = vectorColumn == null ? lit(null).cast("array<float>") : col(vectorColumn);
    Column nothing = lit(null).cast("string");
    Dataset<Row> rows =
        table.select(
            col("path"),
            nothing.as("label"),
            nothing.as("split"),
            vector.as("vector"),
            nothing.as("reason"));
    int buckets = Math.toIntExact(expected / ROWS_OF_A_BUCKET + 1);
    return new TableDigest(
        VectorRows.of(rows)
            .mapPartitionsToPair(part -> PathChunk.of(part, buckets))
            .partitionBy(new HashPartitioner(buckets)));
  }

  private static Iterator<long[]> summary(Iterator<Tuple2<Integer, long[]>> bucket) {
    long[] all = PathChunk.sorted(bucket);
    long repeated = 0;
    for (int i = HASHES + 1; i < all.length; i++) {
      repeated += all[i] == all[i - 1] ? 1 : 0;
    }
    return List.of(
            new long[] {
              all.length - HASHES, repeated, all[SHORTEST], all[LONGEST], all[NOT_FINITE]
            })
        .iterator();
  }

  private static long[] plus(long[] one, long[] other) {
    return new long[] {
      one[0] + other[0],
      one[1] + other[1],
      Math.min(one[2], other[2]),
      Math.max(one[3], other[3]),
      one[4] + other[4]
    };
  }

  long rows() {
    return summary.rows;
  }

  /** Rows whose path stands in an earlier row too. */
  long repeated() {
    return summary.repeated;
  }

  /** Length of the shortest vector. */
  long shortest() {
    return summary.shortest;
  }

  /** Length of the longest vector. */
  long longest() {
    return summary.longest;
  }

  /** Values that are no numbers. */
  long notFinite() {
    return summary.notFinite;
  }

  /** Those of some paths that do not stand in this table; a few, for every task is told of all. */
  Set<String> missing(Collection<String> wanted) {
    long[] asked = wanted.stream().mapToLong(path -> PathHash.of(path, 0)).sorted().toArray();
    Set<Long> found = new HashSet<>();
    for (long[] some : buckets.mapPartitions(bucket -> common(bucket, asked)).collect()) {
      LongStream.of(some).forEach(found::add);
    }
    Set<String> missing = new HashSet<>(wanted);
    missing.removeIf(path -> found.contains(PathHash.of(path, 0)));
    return missing;
  }

  private static Iterator<long[]> common(Iterator<Tuple2<Integer, long[]>> bucket, long[] asked) {
    long[] all = PathChunk.sorted(bucket);
    return List.of(
            LongStream.of(asked)
                .filter(hash -> Arrays.binarySearch(all, HASHES, all.length, hash) >= 0)
                .toArray())
        .iterator();
  }

  /** Rows of this table whose path stands in the other one too. */
  long shared(TableDigest other) {
    return buckets
        .zipPartitions(
            other.buckets,
            (mine, others) ->
                List.of(shared(PathChunk.sorted(mine), PathChunk.sorted(others))).iterator())
        .reduce(Long::sum);
  }

  private static long shared(long[] mine, long[] others) {
    long shared = 0;
    int j = HASHES;
    for (int i = HASHES; i < mine.length; i++) {
      while (j < others.length && others[j] < mine[i]) {
        j++;
      }
      shared += j < others.length && others[j] == mine[i] ? 1 : 0;
    }
    return shared;
  }
}
