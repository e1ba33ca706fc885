package fr.verger.spark.training;

import fr.verger.spark.tables.VectorRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Fits multinomial logistic regressions on principal components. Spark brings every component to
 * the same variance first, which also makes it converge in a few steps.
 */
final class RegressionFit {
  /** What may be chosen for Spark's {@code regParam}, the strongest first. */
  static final List<Double> CANDIDATES = List.of(1e-2, 1e-3, 1e-4);

  private static final int ITERATIONS = 50;
  private static final double TOLERANCE = 1e-4;
  private static final StructType TABLE =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false);

  private final SparkSession spark;
  private final Map<String, Integer> labels;

  /** Fits of photos with those labels, each with its index. */
  RegressionFit(SparkSession spark, Map<String, Integer> labels) {
    this.spark = spark;
    this.labels = labels;
  }

  /**
   * Fits one regression for each value, in their order.
   *
   * @param photos of known labels
   */
  List<LogisticRegressionModel> of(JavaRDD<VectorRow> photos, List<Double> regularisations) {
    Map<String, Integer> known = labels;
    JavaRDD<Row> rows =
        photos.map(
            photo -> RowFactory.create((double) known.get(photo.label()), vector(photo.vector())));
    Dataset<Row> table = spark.createDataFrame(rows, TABLE).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<LogisticRegressionModel> models = new ArrayList<>();
      for (double regularisation : regularisations) {
        models.add(
            new LogisticRegression()
                .setFamily("multinomial")
                .setRegParam(regularisation)
                .setMaxIter(ITERATIONS)
                .setTol(TOLERANCE)
                .fit(table));
      }
      return models;
    } finally {
      table.unpersist();
    }
  }

  /** What a regression says of a photo. */
  static double[] logits(LogisticRegressionModel model, float[] components) {
    return model.predictRaw(vector(components)).toArray();
  }

  private static Vector vector(float[] components) {
    double[] values = new double[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = components[i];
    }
    return Vectors.dense(values);
  }
}
