package fr.verger.spark.pca;

import fr.verger.spark.pca.Decomposition.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A decomposition as two Parquet tables: {@code data}, one row with all but the components, and
 * {@code components}, one row for each.
 */
final class DecompositionStore {
  private static final int VERSION = 2;
  private static final int BYTES_PER_TASK = 1 << 19;
  private static final ArrayType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType, false);
  private static final StructType DATA =
      new StructType()
          .add("version", DataTypes.IntegerType, false)
          .add("rows", DataTypes.LongType, false)
          .add("total_variance", DataTypes.DoubleType, false)
          .add("blas", DataTypes.StringType, false)
          .add("mean", DOUBLES, false)
          .add("explained_variance", DOUBLES, false)
          // Since version 2; before, all were exact.
          .add("method", DataTypes.StringType, true);
  private static final StructType COMPONENT =
      new StructType().add("component", DataTypes.IntegerType, false).add("vector", DOUBLES, false);

  private final SparkSession spark;
  private final String data;
  private final String components;

  /** A store below a folder that a model's metadata share. */
  DecompositionStore(SparkSession spark, String folder) {
    this.spark = spark;
    this.data = new Path(folder, "data").toString();
    this.components = new Path(folder, "components").toString();
  }

  void write(Decomposition d) {
    Row row =
        RowFactory.create(
            VERSION,
            d.rows(),
            d.totalVariance(),
            d.blas(),
            d.mean(),
            d.explainedVariance(),
            d.method().name());
    write(List.of(row), 1, DATA, data);
    List<Row> vectors = new ArrayList<>();
    for (int i = 0; i < d.components().length; i++) {
      vectors.add(RowFactory.create(i + 1, d.components()[i]));
    }
    long bytes = 8L * vectors.size() * d.mean().length;
    write(
        vectors, (int) Math.min(vectors.size(), 1 + bytes / BYTES_PER_TASK), COMPONENT, components);
  }

  private void write(List<Row> rows, int files, StructType schema, String path) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    spark.createDataFrame(context.parallelize(rows, files), schema).write().parquet(path);
  }

  Decomposition read() {
    Row row = spark.read().schema(DATA).parquet(data).head();
    int version = row.getInt(0);
    if (version > VERSION) {
      throw new IllegalArgumentException(
          data + " is of version " + version + ", and this release reads up to " + VERSION);
    }
    Dataset<Row> vectors = spark.read().schema(COMPONENT).parquet(components);
    double[][] rows =
        vectors.collectAsList().stream()
            .sorted((a, b) -> Integer.compare(a.getInt(0), b.getInt(0)))
            .map(vector -> doubles(vector, 1))
            .toArray(double[][]::new);
    return new Decomposition(
        doubles(row, 4),
        rows,
        doubles(row, 5),
        row.getDouble(2),
        row.getLong(1),
        row.getString(3),
        row.isNullAt(6) ? Method.EXACT : Method.valueOf(row.getString(6)));
  }

  private static double[] doubles(Row row, int field) {
    return row.<Double>getList(field).stream().mapToDouble(Double::doubleValue).toArray();
  }
}
