package fr.verger.spark.pca;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small tables of features for tests: path, features as array of float. */
final class FeatureTable {
  static final StructType SCHEMA =
      new StructType()
          .add("path", DataTypes.StringType)
          .add("features", DataTypes.createArrayType(DataTypes.FloatType));

  private FeatureTable() {}

  /** One row for each array, null included, named /0, /1, … */
  static Dataset<Row> of(SparkSession spark, List<float[]> features) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      rows.add(RowFactory.create("/" + i, boxed(features.get(i))));
    }
    return spark.createDataFrame(rows, SCHEMA);
  }

  /** Gaussian rows whose columns vary more and more. */
  static List<float[]> gaussian(int rows, int columns, long seed) {
    Random random = new Random(seed);
    List<float[]> features = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      float[] row = new float[columns];
      for (int j = 0; j < columns; j++) {
        row[j] = (float) (random.nextGaussian() * (j + 1));
      }
      features.add(row);
    }
    return features;
  }

  private static Float[] boxed(float[] values) {
    if (values == null) {
      return null;
    }
    Float[] boxed = new Float[values.length];
    for (int i = 0; i < values.length; i++) {
      boxed[i] = values[i];
    }
    return boxed;
  }
}
