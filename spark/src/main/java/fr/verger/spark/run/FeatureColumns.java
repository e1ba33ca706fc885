package fr.verger.spark.run;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.udf;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;

/**
 * Which columns of a table hold the features.
 *
 * @param pattern their name, with * and ? for any characters; several are separated by commas
 */
public record FeatureColumns(String pattern) {
  /** One column of that name. */
  public static final FeatureColumns USUAL = new FeatureColumns("features");

  /**
   * The features as one column: the column that was named, read as text where it is text, or the
   * numeric columns that were named, in the order of the table.
   *
   * @param place the table as the user named it
   * @param text whether the table has no types, and numbers are text
   * @throws VergerException when no column, or one that is not numeric, has such a name
   */
  Column of(Dataset<Row> table, String place, boolean text) {
    List<String> names =
        Arrays.stream(table.columns()).filter(this::matches).collect(Collectors.toList());
    if (names.isEmpty()) {
      throw new VergerException(
          Category.INPUT,
          "The table %s has no column \"%s\"; its columns are %s."
              .formatted(place, pattern, some(table.columns())));
    }
    if (names.size() == 1) {
      Column only = quoted(table, names.get(0));
      DataType type = table.schema().apply(names.get(0)).dataType();
      if (type instanceof StringType) {
        UDF1<String, double[]> parse = FeatureText::parse;
        return udf(parse, DataTypes.createArrayType(DataTypes.DoubleType, false)).apply(only);
      }
      return type instanceof NumericType ? array(only.cast("double")) : only;
    }
    for (String name : names) {
      DataType type = table.schema().apply(name).dataType();
      if (!(type instanceof NumericType) && !(text && type instanceof StringType)) {
        throw new VergerException(
            Category.INPUT,
            "Column \"%s\" of the table %s is of type %s and no number; choose columns of numbers."
                .formatted(name, place, type.catalogString()));
      }
    }
    return array(names.stream().map(name -> number(table, name, text)).toArray(Column[]::new));
  }

  private static Column number(Dataset<Row> table, String name, boolean text) {
    Column column = quoted(table, name);
    if (!text) {
      return column.cast("double");
    }
    // A cast of text would end the job at the first that is no number, without naming the row.
    UDF1<String, Double> parse = FeatureText::number;
    return udf(parse, DataTypes.DoubleType).apply(column);
  }

  private static Column quoted(Dataset<Row> table, String name) {
    return table.col("`" + name.replace("`", "``") + "`");
  }

  private boolean matches(String name) {
    for (String part : pattern.split(",", -1)) {
      String expression =
          Arrays.stream(part.strip().split("(?<=[*?])|(?=[*?])"))
              .map(
                  piece ->
                      piece.equals("*") ? ".*" : piece.equals("?") ? "." : Pattern.quote(piece))
              .collect(Collectors.joining());
      if (Pattern.compile(expression, Pattern.DOTALL).matcher(name).matches()) {
        return true;
      }
    }
    return false;
  }

  private static String some(String[] columns) {
    int shown = 20;
    String names = Arrays.stream(columns).limit(shown).collect(Collectors.joining(", "));
    return columns.length > shown ? names + " and " + (columns.length - shown) + " more" : names;
  }
}
