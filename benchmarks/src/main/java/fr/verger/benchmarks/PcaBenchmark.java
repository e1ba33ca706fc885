package fr.verger.benchmarks;

import static org.apache.spark.sql.functions.col;

import fr.verger.spark.pca.PrincipalComponents;
import fr.verger.spark.pca.PrincipalComponentsModel;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.ml.feature.PCAModel;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Times our fit and Spark MLlib's on the same rows, cached in memory, in one run.
 *
 * <p>Arguments: rows, columns, components of MLlib's, and a file for the rows as little-endian
 * floats, which {@code pca_sklearn.py} reads. Each figure is the best of as many repetitions for
 * either side.
 */
public final class PcaBenchmark {
  private static final int REPETITIONS = 3;

  private PcaBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    FeatureMatrix matrix =
        new FeatureMatrix(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    int components = Integer.parseInt(arguments[2]);
    write(matrix, Path.of(arguments[3]));
    SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    try {
      measure(spark, matrix, components);
    } finally {
      spark.stop();
    }
  }

  private static void measure(SparkSession spark, FeatureMatrix matrix, int components) {
    Dataset<Row> floats = cached(table(spark, matrix));
    PrincipalComponents exact = new PrincipalComponents();
    double ours = best("verger fit, 0.99 of the variance", () -> exact.fit(floats));
    PrincipalComponentsModel model = exact.fit(floats);
    System.out.printf("  k %d, by %s%n", model.k(), model.blas());
    PrincipalComponentsModel reducer =
        new PrincipalComponents().setK(Math.min(300, matrix.columns())).fit(floats);
    best("verger transform, k 300", () -> consume(reducer.transform(floats)));
    floats.unpersist(true);

    Dataset<Row> vectors =
        cached(
            table(spark, matrix).select(functions.array_to_vector(col("features")).as("features")));
    PCA pca = new PCA().setInputCol("features").setOutputCol("pca").setK(components);
    double theirs = best("Spark MLlib fit, k " + components, () -> pca.fit(vectors));
    PCAModel reduced = pca.fit(vectors);
    best("Spark MLlib transform", () -> consume(reduced.transform(vectors)));
    System.out.printf("ratio verger / Spark MLlib %.3f%n", ours / theirs);
  }

  private static Dataset<Row> table(SparkSession spark, FeatureMatrix matrix) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    StructType schema =
        new StructType()
            .add("features", DataTypes.createArrayType(DataTypes.FloatType, false), false);
    return spark.createDataFrame(
        context
            .parallelize(IntStream.range(0, matrix.rows()).boxed().toList(), 8)
            .map(index -> RowFactory.create((Object) boxed(matrix.row(index)))),
        schema);
  }

  private static Float[] boxed(float[] values) {
    Float[] boxed = new Float[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    return boxed;
  }

  private static Dataset<Row> cached(Dataset<Row> rows) {
    Dataset<Row> cached = rows.persist(StorageLevel.MEMORY_ONLY());
    cached.count();
    return cached;
  }

  private static void consume(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private static double best(String what, Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < REPETITIONS; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    System.out.printf("%-40s %8.2f s%n", what, best);
    return best;
  }

  private static void write(FeatureMatrix matrix, Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * matrix.columns()).order(ByteOrder.LITTLE_ENDIAN);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      for (int row = 0; row < matrix.rows(); row++) {
        bytes.asFloatBuffer().put(matrix.row(row));
        out.write(bytes.array());
      }
    }
  }
}
