package fr.verger.spark.training;

import static org.apache.spark.sql.functions.col;

import fr.verger.spark.pca.PrincipalComponents;
import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.pca.ReducedRows;
import fr.verger.spark.tables.VectorRow;
import fr.verger.vision.VergerException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Trains a classifier on a table of features.
 *
 * <p>With a split named Training, components and regression are fitted on it alone, and the figures
 * are those of Test, or of Validation where there is no Test. Without one, about a fifth of every
 * label is held back for them. Regularisation, temperature and threshold are chosen on the
 * Validation split, or on another fifth held back from the regression, which is then fitted once
 * more on all training photos. Without splits near-duplicates are never on both sides of a
 * hold-out.
 */
public final class ClassifierTraining {
  private final SparkSession spark;
  private final PrincipalComponents estimator;
  private final Set<String> leftOut;

  /**
   * A training in a session that stays the caller's.
   *
   * @param estimator of the components; reads {@code features}
   * @param leftOut labels not to learn; their photos then measure how strangers are told
   */
  public ClassifierTraining(
      SparkSession spark, PrincipalComponents estimator, Set<String> leftOut) {
    this.spark = spark;
    this.estimator = estimator;
    this.leftOut = Set.copyOf(leftOut);
  }

  /**
   * Trains.
   *
   * @param table with the columns {@code path}, {@code label}, {@code split}, {@code features}
   * @param counts of its photos
   * @throws VergerException INPUT when there are not two labels to tell apart, or the components
   *     cannot be found
   */
  public TrainedClassifier train(Dataset<Row> table, List<LabelCount> counts) {
    Dataset<Row> rows = table.where(col("features").isNotNull());
    TrainingParts parts = TrainingParts.of(rows, counts, leftOut, estimator);
    Map<String, Integer> labels = new HashMap<>();
    parts.labels().forEach(label -> labels.put(label, labels.size()));
    PrincipalComponentsModel pca = estimator.fit(parts.training());
    JavaRDD<VectorRow> training =
        ReducedRows.of(parts.training(), pca).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      RegressionFit fit = new RegressionFit(spark, labels);
      Choice choice = Choice.of(parts, pca, training, fit, labels);
      LogisticRegressionModel regression =
          fit.of(training, List.of(choice.regularisation())).get(0);
      Dataset<Row> predictions =
          parts.tested() == null
              ? null
              : Predictions.of(
                      spark, parts.labels(), pca, regression, choice.temperature(), parts.tested())
                  .persist(StorageLevel.MEMORY_AND_DISK());
      ClassifierQuality quality = quality(parts, predictions, labels, choice);
      return new TrainedClassifier(
          parts.labels(), pca, regression, predictions, summary(parts, pca, choice, quality));
    } finally {
      training.unpersist();
    }
  }

  private static ClassifierQuality quality(
      TrainingParts parts, Dataset<Row> predictions, Map<String, Integer> labels, Choice choice) {
    List<TestedPhoto> tested =
        predictions == null ? List.of() : Predictions.tested(predictions, labels);
    return tested.stream().allMatch(TestedPhoto::isStranger)
        ? null
        : new Measurement(parts.labels(), tested, choice.threshold()).quality(parts.strangers());
  }

  private ClassifierSummary summary(
      TrainingParts parts, PrincipalComponentsModel pca, Choice choice, ClassifierQuality quality) {
    Set<String> untested = new TreeSet<>(parts.labels());
    if (quality != null) {
      quality.perLabel().stream()
          .filter(label -> label.photos() > 0)
          .forEach(label -> untested.remove(label.label()));
    }
    return new ClassifierSummary(
        null,
        null,
        parts.labels().size(),
        List.copyOf(new TreeSet<>(leftOut)),
        parts.trainedOn(),
        pca.rows(),
        pca.k(),
        choice.on(),
        choice.photos(),
        quality == null ? null : parts.testedOn(),
        parts.heldBack(),
        parts.heldBack() ? NearDuplicates.COSINE : null,
        List.copyOf(untested),
        choice.candidates(),
        choice.regularisation(),
        choice.temperature(),
        choice.threshold(),
        quality);
  }
}
