package fr.verger.spark.run;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.LocalSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class TableDigestTest {
  /** Three buckets. */
  private static final long MANY = 700_000;

  private static Dataset<Row> paths(SparkSession spark, long from, long to) {
    return spark
        .range(from, to)
        .select(
            concat(lit("/photos/"), col("id")).as("path"),
            array(col("id").cast("float"), lit(1f)).as("vector"));
  }

  @Test
  void tablesAreComparedBucketByBucket(SparkSession spark) {
    Dataset<Row> wide =
        spark.sql("select '/photos/7' as path, array(1f, 2f, float('nan')) as vector");
    TableDigest table = TableDigest.of(paths(spark, 0, 5_000).union(wide), "vector", MANY);
    TableDigest other = TableDigest.of(paths(spark, 4_000, 6_000), null, MANY);

    assertThat(table.rows()).isEqualTo(5_001);
    assertThat(table.repeated()).isEqualTo(1);
    assertThat(table.shortest()).isEqualTo(2);
    assertThat(table.longest()).isEqualTo(3);
    assertThat(table.notFinite()).isEqualTo(1);
    assertThat(other.rows()).isEqualTo(2_000);
    assertThat(other.longest()).isZero();
    assertThat(table.shared(other)).isEqualTo(1_000);
    assertThat(other.shared(table)).isEqualTo(1_000);
    assertThat(table.missing(List.of("/photos/0", "/photos/5000", "/photos/4999", "x")))
        .containsExactlyInAnyOrder("/photos/5000", "x");
  }

  @Test
  void aTableWithoutRowsIsCompared(SparkSession spark) {
    TableDigest none = TableDigest.of(paths(spark, 0, 0), "vector", 0);
    TableDigest some = TableDigest.of(paths(spark, 0, 3), "vector", 0);
    assertThat(none.rows()).isZero();
    assertThat(some.shared(none)).isZero();
    assertThat(none.missing(List.of("/photos/1"))).containsExactly("/photos/1");
  }
}
