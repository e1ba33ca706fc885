package fr.verger.spark.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.pca.blas.BlasChoice;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With as many tasks as a cluster has, the sums meet in a tree before they reach the driver. */
@ExtendWith(LocalSpark.class)
class ScatterJobTest {
  private final SparkSession spark;

  ScatterJobTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void theTreeGivesTheSameSumAndEveryTimeTheSameBits() {
    Dataset<Row> rows = table(FeatureTable.gaussian(700, 14, 6)).repartition(19);
    Scatter direct = sum(rows, 1);
    Scatter tree = sum(rows, 19);
    assertThat(tree.rows()).isEqualTo(700);
    assertThat(tree.mean()).containsExactly(direct.mean(), within(1e-12));
    assertThat(tree.products().values()).containsExactly(direct.products().values(), within(1e-9));
    assertThat(sum(rows, 19).products().values()).isEqualTo(tree.products().values());
  }

  @Test
  void theFirstFlawOfTheTreeIsReported() {
    List<float[]> features = FeatureTable.gaussian(60, 3, 6);
    features.set(20, new float[] {1, Float.NaN, 1});
    features.set(50, new float[] {1, 1});
    Dataset<Row> rows = table(features);
    Dataset<Row> parts = rows.repartitionByRange(23, rows.col("index"));
    assertThat(ScatterJob.run(select(parts), scan(), 23))
        .isInstanceOfSatisfying(
            Partial.Flaw.class,
            flaw -> assertThat(flaw.sentence()).startsWith("the features of /20 are not all"));
  }

  @Test
  void partitionsWithoutRowsAddNothing() {
    Dataset<Row> rows = table(FeatureTable.gaussian(2, 3, 6)).repartition(9);
    assertThat(sum(rows, 9).rows()).isEqualTo(2);
  }

  private Dataset<Row> table(List<float[]> features) {
    Dataset<Row> rows = FeatureTable.of(spark, features);
    return rows.withColumn("index", rows.col("path").substr(2, 9).cast("int"));
  }

  private static Scatter sum(Dataset<Row> rows, int tasks) {
    return ((Partial.Sum) ScatterJob.run(select(rows), scan(), tasks)).scatter();
  }

  private static Dataset<Row> select(Dataset<Row> rows) {
    return rows.select("features", "path");
  }

  private static RowScan scan() {
    return new RowScan(new RowReader(FeatureType.FLOATS, true), BlasChoice.JAVA, 100);
  }
}
