package fr.verger.spark.training;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.tables.VectorRow;
import fr.verger.spark.tables.VectorRows;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Photos with their components in place of their features. */
final class ComponentRows {
  private ComponentRows() {}

  /** Projects a table of features; computed as it is asked for. */
  static JavaRDD<VectorRow> of(PrincipalComponentsModel model, Dataset<Row> features) {
    return VectorRows.of(
        model
            .transform(features)
            .select(
                col("path"),
                col("label"),
                col("split"),
                col(model.getOutputCol()).as("vector"),
                lit(null).cast("string").as("reason")));
  }
}
