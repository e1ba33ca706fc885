package fr.verger.spark.pca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** scikit-learn's full PCA of the features of 800 real photos. */
record RealGolden(
    double[] mean,
    double[] variance,
    double[][] components,
    double[][] reduced,
    int componentsFor99) {

  static RealGolden in(Path folder) throws IOException {
    JsonNode json = new ObjectMapper().readTree(folder.resolve("variance.json").toFile());
    JsonNode numbers = json.get("explained_variance");
    double[] variance = new double[numbers.size()];
    for (int i = 0; i < variance.length; i++) {
      variance[i] = numbers.get(i).asDouble();
    }
    return new RealGolden(
        matrix(folder.resolve("mean_1280_f64.bin"), 1280)[0],
        variance,
        matrix(folder.resolve("components_20x1280_f64.bin"), 1280),
        matrix(folder.resolve("reduced_800x20_f64.bin"), 20),
        json.get("components_for").get("0.99").asInt());
  }

  private static double[][] matrix(Path file, int columns) throws IOException {
    DoubleBuffer numbers =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    double[][] matrix = new double[numbers.remaining() / columns][columns];
    for (double[] row : matrix) {
      numbers.get(row);
    }
    return matrix;
  }
}
