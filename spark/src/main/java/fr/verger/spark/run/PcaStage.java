package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;

import fr.verger.spark.pca.PrincipalComponents;
import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.pca.ReducedRows;
import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.tables.CsvStyle;
import fr.verger.spark.tables.InPlaceCommit;
import fr.verger.spark.tables.RowProgress;
import fr.verger.spark.tables.TableLayout;
import fr.verger.spark.tables.WrittenTable;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
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

  /** The components that an earlier run found. */
  PrincipalComponentsModel load() {
    try {
      return PrincipalComponentsModel.load(ParquetTables.escaped(folder.path("pca")));
    } catch (RuntimeException e) {
      throw unreadable(e);
    } catch (Exception e) {
      // Spark's Scala code throws checked exceptions that no signature names.
      throw unreadable(e);
    }
  }

  private VergerException unreadable(Exception cause) {
    return new VergerException(
        Category.INPUT,
        "The components in %s cannot be read (%s); start again, or find new ones with --refit."
            .formatted(folder.path("pca"), JobFailure.reason(cause)),
        cause);
  }

  /** Writes the model and the variance of its components. */
  void write(PrincipalComponentsModel model) {
    Path pca = folder.cleared("pca");
    try {
      model.write().session(InPlaceCommit.session(spark)).overwrite().save(pca.toString());
      VarianceFile.write(folder, pca, model);
    } catch (IOException e) {
      throw StorageFailure.writing(folder.text(), e);
    }
  }

  /**
   * Writes the table of the reduced features.
   *
   * @param rows of the table
   * @param withRejects whether some of them may have no features
   */
  WrittenTable write(
      Dataset<Row> features,
      PrincipalComponentsModel model,
      long rows,
      boolean withRejects,
      TableFormat format,
      RowProgress progress) {
    TableLayout layout =
        new TableLayout(
            "reduced",
            "pca",
            model.k(),
            format == TableFormat.PARQUET ? CsvStyle.NONE : CsvStyle.COLUMNS,
            withRejects,
            Map.of("verger.version", Versions.ofVerger()));
    return folder.writer(spark).write(ReducedRows.of(features, model), layout, rows, progress);
  }
}
