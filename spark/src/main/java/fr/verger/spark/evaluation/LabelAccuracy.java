package fr.verger.spark.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Accuracy of a multinomial logistic regression on features: how much of the labels is in them. */
final class LabelAccuracy {
  /**
   * For each column, as all of them together say how far the first step of the search carries:
   * where columns are many and photos few, that step already parts all labels, and with a smaller
   * penalty the slope there is too flat for Spark's line search, which then gives up.
   */
  private static final double PENALTY_PER_COLUMN = 1e-4;

  private static final int ITERATIONS = 100;
  private static final StructType TABLE =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false);

  private final SparkSession spark;

  LabelAccuracy(SparkSession spark) {
    this.spark = spark;
  }

  /** A photo's features and what it shows. */
  record Example(String label, float[] features) {}

  /**
   * Learns from some photos, asks about others.
   *
   * @return the share of {@code test} that got its label
   */
  double of(List<Example> training, List<Example> test) {
    Map<String, Integer> labels = new HashMap<>();
    training.forEach(example -> labels.putIfAbsent(example.label(), labels.size()));
    LogisticRegressionModel model =
        new LogisticRegression()
            .setFamily("multinomial")
            .setRegParam(PENALTY_PER_COLUMN * training.get(0).features().length)
            .setMaxIter(ITERATIONS)
            .fit(table(training, labels));
    long right =
        test.stream()
            .filter(
                example ->
                    labels.getOrDefault(example.label(), -1)
                        == (int) model.predict(vector(example)))
            .count();
    return (double) right / test.size();
  }

  private Dataset<Row> table(List<Example> examples, Map<String, Integer> labels) {
    List<Row> rows = new ArrayList<>();
    for (Example example : examples) {
      double label = labels.get(example.label());
      rows.add(RowFactory.create(label, vector(example)));
    }
    return spark.createDataFrame(rows, TABLE);
  }

  private static Vector vector(Example example) {
    double[] values = new double[example.features().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = example.features()[i];
    }
    return Vectors.dense(values);
  }
}
