package fr.verger.spark.training;

import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.pca.ReducedRows;
import fr.verger.vision.classifier.UnknownScore;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What a classifier says of photos, as a table. */
final class Predictions {
  private static final StructType TABLE =
      new StructType()
          .add("path", DataTypes.StringType, false)
          .add("label", DataTypes.StringType, true)
          .add("split", DataTypes.StringType, true)
          .add("predicted", DataTypes.StringType, false)
          .add("unknown_score", DataTypes.DoubleType, false)
          .add("probabilities", DataTypes.createArrayType(DataTypes.FloatType, false), false);

  private Predictions() {}

  /**
   * The table, computed as it is asked for: of each photo its path, what it shows, its split, the
   * likeliest label, the unknown score and the probabilities in the order of the labels.
   */
  static Dataset<Row> of(
      SparkSession spark,
      List<String> labels,
      PrincipalComponentsModel components,
      LogisticRegressionModel regression,
      double temperature,
      Dataset<Row> features) {
    Broadcast<LogisticRegressionModel> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(regression);
    JavaRDD<Row> rows =
        ReducedRows.of(features, components)
            .map(
                photo -> {
                  double[] logits = RegressionFit.logits(shared.value(), photo.vector());
                  Float[] probabilities = probabilities(logits, temperature);
                  return RowFactory.create(
                      photo.path(),
                      photo.label(),
                      photo.split(),
                      labels.get(likeliest(logits)),
                      UnknownScore.of(logits),
                      probabilities);
                });
    return spark.createDataFrame(rows, TABLE);
  }

  /** What is counted of the table. */
  static List<TestedPhoto> tested(Dataset<Row> table, Map<String, Integer> labels) {
    Map<String, Integer> known = labels;
    return table
        .select("path", "label", "predicted", "unknown_score", "probabilities")
        .javaRDD()
        .map(
            row -> {
              int label = known.getOrDefault(row.getString(1), TestedPhoto.STRANGER);
              List<Float> probabilities = row.getList(4);
              return TestedPhoto.of(
                  row.getString(0),
                  label,
                  known.get(row.getString(2)),
                  row.getDouble(3),
                  probabilities);
            })
        .collect();
  }

  private static int likeliest(double[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  private static Float[] probabilities(double[] logits, double temperature) {
    double greatest = logits[likeliest(logits)];
    double[] exponentials = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      exponentials[i] = Math.exp((logits[i] - greatest) / temperature);
      sum += exponentials[i];
    }
    Float[] probabilities = new Float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (exponentials[i] / sum);
    }
    return probabilities;
  }
}
