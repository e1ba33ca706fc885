package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import fr.verger.spark.pca.PrincipalComponents;
import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.tables.CsvStyle;
import fr.verger.spark.tables.RowProgress;
import fr.verger.spark.tables.TableLayout;
import fr.verger.spark.tables.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
  PrincipalComponentsModel fit(Dataset<Row> features, ComponentTarget target, int maxComponents) {
    PrincipalComponents estimator =
        new PrincipalComponents()
            .setFeaturesCol("features")
            .setOutputCol("pca")
            .setPathCol("path")
            .setMaxComponents(maxComponents);
    if (target instanceof ComponentTarget.Count count) {
      estimator.setK(count.components());
    } else if (target instanceof ComponentTarget.Share share) {
      estimator.setVarianceTarget(share.variance());
    }
    return estimator.fit(features);
  }

  /** Writes the model, the variance of its components and the table of the reduced features. */
  void write(
      Dataset<Row> features,
      PrincipalComponentsModel model,
      TableFormat format,
      RowProgress progress) {
    Path pca = new Path(folder.unfinished(), "pca");
    try {
      model.write().overwrite().save(pca.toString());
      writeVariance(model, new Path(pca, "variance.csv"));
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
            false,
            Map.of("verger.version", Versions.ofVerger()));
    Dataset<Row> reduced =
        model
            .transform(features)
            .select(
                col("path"),
                col("label"),
                col("split"),
                col("pca").as("vector"),
                lit(null).cast("string").as("reason"));
    new TableWriter(spark, folder.unfinished()).write(reduced, layout, model.rows(), progress);
    for (String name : layout.folders()) {
      folder.publish(name);
    }
  }

  private void writeVariance(PrincipalComponentsModel model, Path path) throws IOException {
    double[] shares = model.explainedVarianceRatio();
    double[] sums = model.cumulativeVarianceRatio();
    StringBuilder csv = new StringBuilder("component,variance_explained,cumulative_variance\r\n");
    for (int i = 0; i < shares.length; i++) {
      csv.append(i + 1).append(',').append(shares[i]).append(',').append(sums[i]).append("\r\n");
    }
    try (OutputStream out = folder.files().create(path, true)) {
      out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
