package fr.verger.spark.pca;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Arrays;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns that the estimator and its model have in common. */
final class Columns {
  private Columns() {}

  static Param<String> features(Params owner) {
    Param<String> param =
        new Param<>(
            owner, "featuresCol", "column of features: array<float>, array<double> or ML vector");
    owner.setDefault(param, "features");
    return param;
  }

  static Param<String> output(Params owner) {
    Param<String> param =
        new Param<>(owner, "outputCol", "column that gets the principal components, array<float>");
    owner.setDefault(param, "pca");
    return param;
  }

  static Param<String> path(Params owner) {
    return new Param<>(owner, "pathCol", "column that names a row in errors; optional");
  }

  /** The schema with the output; refuses features of a foreign type and an output that exists. */
  static StructType withOutput(StructType schema, String features, String output) {
    FeatureType.of(schema, features);
    if (Arrays.asList(schema.fieldNames()).contains(output)) {
      throw new VergerException(
          Category.INPUT,
          "there is a column '" + output + "' already; set outputCol to another name.");
    }
    return schema.add(output, DataTypes.createArrayType(DataTypes.FloatType, false), true);
  }
}
