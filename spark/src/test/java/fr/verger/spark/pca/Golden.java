package fr.verger.spark.pca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What scikit-learn found in some rows; {@code make_pca_goldens.py} writes them.
 *
 * @param components those that the rows determine, not all
 */
record Golden(
    List<float[]> rows,
    double[] mean,
    double[] variance,
    double[] ratio,
    double[][] components,
    double[][] reduced) {

  static Golden named(String name) throws IOException {
    try (InputStream in = Golden.class.getResourceAsStream(name + ".json")) {
      JsonNode json = new ObjectMapper().readTree(in);
      List<float[]> rows = new ArrayList<>();
      for (double[] row : matrix(json.get("rows"))) {
        float[] floats = new float[row.length];
        for (int i = 0; i < row.length; i++) {
          floats[i] = (float) row[i];
        }
        rows.add(floats);
      }
      return new Golden(
          rows,
          vector(json.get("mean")),
          vector(json.get("explained_variance")),
          vector(json.get("explained_variance_ratio")),
          matrix(json.get("components")),
          matrix(json.get("reduced")));
    }
  }

  private static double[][] matrix(JsonNode rows) {
    double[][] matrix = new double[rows.size()][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = vector(rows.get(i));
    }
    return matrix;
  }

  private static double[] vector(JsonNode numbers) {
    double[] vector = new double[numbers.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = numbers.get(i).asDouble();
    }
    return vector;
  }
}
