package fr.verger.spark.training;

import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.vision.classifier.ClassifierHead;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A classifier as Spark fitted it: components, then a regression on them.
 *
 * @param labels in the order of the regression's classes
 * @param components fitted on the training photos
 * @param regression fitted on their components
 * @param predictions for the photos it was tested on, strangers among them; cached until this is
 *     closed; null when there were none
 * @param summary what it was made from and how good it is
 */
public record TrainedClassifier(
    List<String> labels,
    PrincipalComponentsModel components,
    LogisticRegressionModel regression,
    Dataset<Row> predictions,
    ClassifierSummary summary)
    implements AutoCloseable {

  /**
   * The same as plain numbers, for {@code model.onnx}.
   *
   * @param trainedOn a JSON object as text
   */
  public ClassifierHead head(String trainedOn) {
    Matrix matrix = regression.coefficientMatrix();
    double[][] coefficients = new double[matrix.numRows()][matrix.numCols()];
    for (int label = 0; label < matrix.numRows(); label++) {
      for (int k = 0; k < matrix.numCols(); k++) {
        coefficients[label][k] = matrix.apply(label, k);
      }
    }
    return new ClassifierHead(
        labels,
        components.mean(),
        components.components(),
        coefficients,
        regression.interceptVector().toArray(),
        summary.temperature(),
        summary.unknownThreshold(),
        trainedOn);
  }

  /** Gives up the cached predictions. */
  @Override
  public void close() {
    if (predictions != null) {
      predictions.unpersist();
    }
  }
}
