package fr.verger.spark.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Rows of a table as {@link VectorRow}s.
 *
 * <p>Through Spark's {@code InternalRow}, the type that data sources exchange with it: its arrays
 * give a {@code float[]} as one block, where a {@code Row} and a bean alike box every value.
 */
public final class VectorRows {
  private static final int PATH = 0;
  private static final int LABEL = 1;
  private static final int SPLIT = 2;
  private static final int VECTOR = 3;
  private static final int REASON = 4;
  private static final int SIZE = 5;
  private static final int MODIFIED = 6;

  private VectorRows() {}

  /**
   * The rows of a table, computed as they are asked for.
   *
   * @param table with the columns {@code path}, {@code label}, {@code split}, {@code reason}
   *     (strings) and {@code vector} ({@code array<float>}); {@code size} and {@code modified}
   *     ({@code long}) where it has them
   */
  public static JavaRDD<VectorRow> of(Dataset<Row> table) {
    boolean stamped = List.of(table.columns()).containsAll(List.of("size", "modified"));
    return table
        .select(
            col("path"),
            col("label"),
            col("split"),
            col("vector"),
            col("reason"),
            stamped ? col("size") : lit(0L),
            stamped ? col("modified") : lit(0L))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .map(VectorRows::row);
  }

  /** No rows. */
  public static JavaRDD<VectorRow> none(SparkSession spark) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).emptyRDD();
  }

  private static VectorRow row(InternalRow row) {
    return new VectorRow(
        text(row, PATH),
        text(row, LABEL),
        text(row, SPLIT),
        row.isNullAt(VECTOR) ? null : row.getArray(VECTOR).toFloatArray(),
        text(row, REASON),
        row.getLong(SIZE),
        row.getLong(MODIFIED));
  }

  private static String text(InternalRow row, int column) {
    return row.isNullAt(column) ? null : row.getUTF8String(column).toString();
  }
}
