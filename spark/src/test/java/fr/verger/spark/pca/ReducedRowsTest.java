package fr.verger.spark.pca;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.tables.VectorRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class ReducedRowsTest {
  private final SparkSession spark;

  ReducedRowsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void blocksOfRowsAreProjectedAsSingleRowsAreAndKeepTheirNames() {
    List<float[]> features = new ArrayList<>(FeatureTable.gaussian(600, 12, 5));
    features.set(17, null);
    Dataset<Row> table = named(FeatureTable.of(spark, features));
    PrincipalComponentsModel model =
        new PrincipalComponents().setK(3).fit(table.where("features is not null"));
    List<VectorRow> reduced = ReducedRows.of(table, model).collect();
    assertThat(reduced).extracting(VectorRow::label).containsOnly("Apple").hasSize(600);
    assertThat(reduced)
        .extracting(VectorRow::path)
        .containsExactlyInAnyOrderElementsOf(
            table.select("path").collectAsList().stream().map(row -> row.getString(0)).toList());
    List<Row> single = model.transform(table).select("path", "pca").collectAsList();
    for (Row row : single) {
      VectorRow same =
          reduced.stream().filter(one -> one.path().equals(row.getString(0))).findFirst().get();
      if (row.isNullAt(1)) {
        assertThat(same.vector()).isNull();
        assertThat(same.reason()).isEqualTo("the row has no features");
      } else {
        for (int i = 0; i < 3; i++) {
          assertThat(same.vector()[i]).isCloseTo(row.<Float>getList(1).get(i), within(1e-5f));
        }
      }
    }
  }

  @Test
  void featuresOfAnotherLengthAreRefused() {
    PrincipalComponentsModel model =
        new PrincipalComponents()
            .setK(2)
            .fit(FeatureTable.of(spark, FeatureTable.gaussian(9, 4, 1)));
    Dataset<Row> wider = named(FeatureTable.of(spark, FeatureTable.gaussian(9, 5, 1)));
    assertThatThrownBy(() -> ReducedRows.of(wider, model).collect())
        .hasStackTraceContaining("features of 5 values cannot be projected by components of 4");
  }

  private static Dataset<Row> named(Dataset<Row> table) {
    return table.withColumn("label", lit("Apple")).withColumn("split", lit(null).cast("string"));
  }
}
