package fr.verger.spark.pca;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Arrays;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;

/** The types a column of features can have, and how each is read. */
enum FeatureType {
  FLOATS {
    @Override
    double[] read(InternalRow row) {
      ArrayData array = row.getArray(0);
      float[] floats = array.toFloatArray();
      double[] values = new double[floats.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = floats[i];
      }
      return markNulls(array, values);
    }
  },
  DOUBLES {
    @Override
    double[] read(InternalRow row) {
      ArrayData array = row.getArray(0);
      return markNulls(array, array.toDoubleArray());
    }
  },
  VECTOR {
    @Override
    double[] read(InternalRow row) {
      UserDefinedType<?> type = (UserDefinedType<?>) SQLDataTypes.VectorType();
      int fields = ((StructType) type.sqlType()).size();
      return ((Vector) type.deserialize(row.getStruct(0, fields))).toArray();
    }
  };

  /** The features in the first field of a row, which is not null; a null among them becomes NaN. */
  abstract double[] read(InternalRow row);

  /**
   * The type of a column.
   *
   * @throws VergerException INPUT when the column is missing or holds something else
   */
  static FeatureType of(StructType schema, String column) {
    if (!Arrays.asList(schema.fieldNames()).contains(column)) {
      throw new VergerException(
          Category.INPUT,
          "there is no column '"
              + column
              + "' for the features; the columns are "
              + String.join(", ", schema.fieldNames())
              + ".");
    }
    DataType type = schema.apply(column).dataType();
    if (type.equals(SQLDataTypes.VectorType())) {
      return VECTOR;
    }
    if (type instanceof ArrayType array && array.elementType().equals(DataTypes.FloatType)) {
      return FLOATS;
    }
    if (type instanceof ArrayType array && array.elementType().equals(DataTypes.DoubleType)) {
      return DOUBLES;
    }
    throw new VergerException(
        Category.INPUT,
        "column '"
            + column
            + "' is of type "
            + type.catalogString()
            + "; features are array<float>, array<double> or an ML vector.");
  }

  private static double[] markNulls(ArrayData array, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (array.isNullAt(i)) {
        values[i] = Double.NaN;
      }
    }
    return values;
  }
}
