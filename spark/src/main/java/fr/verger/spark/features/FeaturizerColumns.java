package fr.verger.spark.features;

import static org.apache.spark.sql.functions.col;

import fr.verger.vision.features.FeatureFunction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that an {@link ImageFeaturizer} takes and gives.
 *
 * @param input the photos: their bytes or their paths; null where nobody said
 * @param size the sizes of the files, or null
 * @param output takes the features
 * @param reason says why there are none
 */
record FeaturizerColumns(String input, String size, String output, String reason) {
  /**
   * Where the photo of a row stands.
   *
   * @param photo index of the column with its bytes or its path
   * @param content whether it holds the bytes
   * @param size index of the column with the file's size, or -1
   */
  record PhotoColumns(int photo, boolean content, int size) implements Serializable {}

  /** The columns that come out of a table with those columns. */
  StructType after(StructType schema) {
    if (input == null) {
      throw new IllegalArgumentException("inputCol is not set; name the column with the photos");
    }
    DataType type = existing(schema, input).dataType();
    if (!type.equals(DataTypes.BinaryType) && !type.equals(DataTypes.StringType)) {
      throw new IllegalArgumentException(
          "column \"%s\" is of type %s; photos are binary (their bytes) or string (their paths)"
              .formatted(input, type.simpleString()));
    }
    if (size != null && !existing(schema, size).dataType().equals(DataTypes.LongType)) {
      throw new IllegalArgumentException(
          "column \"%s\" is of type %s; sizes are bigint"
              .formatted(size, schema.apply(size).dataType().simpleString()));
    }
    StructType result = schema;
    for (String added : List.of(output, reason)) {
      if (List.of(result.fieldNames()).contains(added)) {
        throw new IllegalArgumentException(
            "there is already a column \"%s\"; choose another name".formatted(added));
      }
      result = result.add(added, typeOf(added), true);
    }
    return result;
  }

  private static StructField existing(StructType schema, String column) {
    List<String> names = List.of(schema.fieldNames());
    if (!names.contains(column)) {
      throw new IllegalArgumentException(
          "there is no column \"%s\"; the columns are %s".formatted(column, names));
    }
    return schema.apply(column);
  }

  private DataType typeOf(String added) {
    return added.equals(reason)
        ? DataTypes.StringType
        : DataTypes.createArrayType(DataTypes.FloatType, false);
  }

  PhotoColumns photosOf(StructType schema) {
    return new PhotoColumns(
        schema.fieldIndex(input),
        schema.apply(input).dataType().equals(DataTypes.BinaryType),
        size == null ? -1 : schema.fieldIndex(size));
  }

  /** All columns of a table, and the two more, of pairs of a row and its features. */
  Column[] of(StructType schema, FeatureFunction function) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : schema.fields()) {
      String quoted = "_1.`" + field.name().replace("`", "``") + "`";
      columns.add(col(quoted).as(field.name(), field.metadata()));
    }
    Metadata provenance =
        new MetadataBuilder()
            .putString("verger.backbone", function.name())
            .putString("verger.backbone.sha256", function.sha256())
            .putString("verger.precision", function.precision())
            .build();
    columns.add(col("_2.features").as(output, provenance));
    columns.add(col("_2.reason").as(reason));
    return columns.toArray(Column[]::new);
  }
}
