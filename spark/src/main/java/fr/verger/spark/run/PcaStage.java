package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;

import fr.verger.spark.pca.PrincipalComponents;
import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.pca.ReducedRows;
import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.tables.CsvStyle;
import fr.verger.spark.tables.RowProgress;
import fr.verger.spark.tables.TableLayout;
import fr.verger.spark.tables.TableWriter;
import fr.verger.spark.tables.WrittenTable;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A table of features to {@code pca} and {@code reduced}. */
final class PcaStage {
  private final SparkSession spark;
  private final RunFolder folder;

  PcaStage(SparkSession spark, RunFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** Finds the components. */
  PrincipalComponentsModel fit(
      Dataset<Row> features, ComponentTarget target, Integer maxComponents) {
    return estimator(target, maxComponents).fit(features.where(col("features").isNotNull()));
  }

  /** What finds as many components as are wanted. */
  static PrincipalComponents estimator(ComponentTarget target, Integer maxComponents) {
    PrincipalComponents estimator =
        new PrincipalComponents().setFeaturesCol("features").setOutputCol("pca").setPathCol("path");
    if (maxComponents != null) {
      estimator.setMaxComponents(maxComponents);
    }
    if (target instanceof ComponentTarget.Count count) {
      estimator.setK(count.components());
    } else if (target instanceof ComponentTarget.Share share) {
      estimator.setVarianceTarget(share.variance());
    }
    return estimator;
  }

  /**
   * Writes the model and the variance of its components, then the table of the reduced features.
   *
   * @param rows of the table, those without features included
   */
  WrittenTable write(
      Dataset<Row> features,
      PrincipalComponentsModel model,
      long rows,
      TableFormat format,
      RowProgress progress) {
    Path pca = new Path(folder.unfinished(), "pca");
    try {
      model.write().overwrite().save(pca.toString());
      VarianceFile.write(folder, pca, model);
    } catch (IOException e) {
      throw StorageFailure.writing(folder.text(), e);
    }
    folder.publish("pca");
    TableLayout layout =
        new TableLayout(
            "reduced",
            "pca",
            model.k(),
            format == TableFormat.PARQUET ? CsvStyle.NONE : CsvStyle.COLUMNS,
            rows > model.rows(),
            Map.of("verger.version", Versions.ofVerger()));
    WrittenTable table =
        new TableWriter(spark, folder.unfinished())
            .write(ReducedRows.of(features, model), layout, rows, progress);
    for (String name : layout.folders()) {
      folder.publish(name);
    }
    return table;
  }
}
