package fr.verger.benchmarks.pca;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.spark.pca.PrincipalComponents;
import fr.verger.spark.pca.PrincipalComponentsModel;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Times our fit, scikit-learn's, and Spark MLlib's, on the same rows in memory, one after the other
 * in rounds, and checks that the fit that was timed is right.
 *
 * <p>Arguments: what to do, the script {@code pca_sklearn.py}, the file it made, rows, columns, and
 * a number:
 *
 * <ul>
 *   <li>{@code exact}, rounds: all components, beside scikit-learn's and, once, Spark MLlib's 256
 *   <li>{@code wide}, rounds: 99 % of the variance, beside scikit-learn's randomised solver, which
 *       is told how many components that takes
 *   <li>{@code command}, 0: the whole of {@code verger pca} beside a script that does the same
 *   <li>{@code large}, rows: a table of so many, read from disk, and the heap it was done in
 * </ul>
 */
public final class PcaBenchmark {
  private static final int OF_MLLIB = 256;

  private PcaBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    String verb = arguments[0];
    String script = arguments[1];
    int rows = Integer.parseInt(arguments[3]);
    int number = Integer.parseInt(arguments[5]);
    FloatFile file =
        new FloatFile(
            arguments[2],
            rows,
            Integer.parseInt(arguments[4]),
            verb.equals("large") ? number : rows);
    if (verb.equals("exact")) {
      SparkBlas.useOpenBlas();
    }
    SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    try {
      switch (verb) {
        case "exact", "wide" -> {
          double[] spectrum = spectrum(file.path());
          try (ScikitLearn python = new ScikitLearn(script, file)) {
            compare(file, spectrum, verb.equals("wide"), python, spark, number);
          }
          if (verb.equals("exact")) {
            beside(file, spark);
          }
        }
        case "command" -> WholeCommand.compare(file, script, spark);
        case "large" -> fitOnce(file, spark);
        default -> throw new IllegalArgumentException(verb);
      }
    } finally {
      spark.stop();
    }
  }

  private static void fitOnce(FloatFile file, SparkSession spark) {
    long start = System.nanoTime();
    PrincipalComponentsModel model =
        new PrincipalComponents().setPathCol("path").fit(file.table(spark, 16));
    System.out.printf(
        "%d × %d, read from disk, in a heap of %d MiB for driver and tasks: %.1f s, k %d%n",
        model.rows(),
        model.columns(),
        Runtime.getRuntime().maxMemory() >> 20,
        seconds(start),
        model.k());
  }

  private static void compare(
      FloatFile file,
      double[] spectrum,
      boolean wide,
      ScikitLearn python,
      SparkSession spark,
      int rounds) {
    Dataset<Row> rows = cached(file.table(spark, 8));
    PrincipalComponents pca = new PrincipalComponents().setPathCol("path");
    // All of them where the other side finds all, and its leading ones where it is told how many.
    pca.setVarianceTarget(wide ? 0.99 : 1);
    String solver = wide ? String.valueOf(reaching(spectrum, 0.99)) : "full";
    PrincipalComponentsModel model = pca.fit(rows);
    python.fit(solver);
    System.out.printf(
        "%d × %d: k %d, needed %s, worst of the leading 64 off by %.1e, by %s%n",
        file.rows(),
        file.columns(),
        model.k(),
        wide ? solver : model.k(),
        error(model.explainedVariance(), spectrum),
        model.blas());
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      ours[round] = timed(() -> pca.fit(rows).totalVariance());
      theirs[round] = python.fit(solver);
    }
    ratio("verger / scikit-learn " + solver, ours, theirs);
    rows.unpersist(true);
  }

  private static void beside(FloatFile file, SparkSession spark) {
    Dataset<Row> rows = cached(file.table(spark, 8));
    Dataset<Row> vectors =
        cached(rows.select(functions.array_to_vector(col("features")).as("features")));
    PrincipalComponents pca = new PrincipalComponents().setVarianceTarget(1);
    pca.fit(rows);
    double[] ours = {timed(() -> pca.fit(rows).totalVariance())};
    PCA mllib = new PCA().setInputCol("features").setOutputCol("pca").setK(OF_MLLIB);
    double[] theirs = {timed(() -> mllib.fit(vectors).explainedVariance().apply(0))};
    ratio("verger / Spark MLlib k " + OF_MLLIB + " by " + SparkBlas.name(), ours, theirs);
  }

  static void ratio(String what, double[] ours, double[] theirs) {
    System.out.printf(
        "%-60s ratio %.3f  (%.2f s / %.2f s, medians of %d and %d)%n",
        what,
        median(ours) / median(theirs),
        median(ours),
        median(theirs),
        ours.length,
        theirs.length);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double timed(DoubleSupplier work) {
    long start = System.nanoTime();
    if (!Double.isFinite(work.getAsDouble())) {
      throw new IllegalStateException("the fit came to nothing");
    }
    return seconds(start);
  }

  static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static Dataset<Row> cached(Dataset<Row> rows) {
    Dataset<Row> cached = rows.persist(StorageLevel.MEMORY_ONLY());
    cached.count();
    return cached;
  }

  private static double[] spectrum(String path) throws IOException {
    JsonNode values = new ObjectMapper().readTree(new File(path + ".json"));
    return IntStream.range(0, values.size()).mapToDouble(i -> values.get(i).asDouble()).toArray();
  }

  private static int reaching(double[] spectrum, double share) {
    double total = Arrays.stream(spectrum).sum();
    double sum = 0;
    int count = 0;
    while (sum < share * total) {
      sum += spectrum[count++];
    }
    return count;
  }

  private static double error(double[] found, double[] spectrum) {
    double worst = 0;
    for (int i = 0; i < Math.min(64, found.length); i++) {
      worst = Math.max(worst, Math.abs(found[i] / spectrum[i] - 1));
    }
    return worst;
  }
}
