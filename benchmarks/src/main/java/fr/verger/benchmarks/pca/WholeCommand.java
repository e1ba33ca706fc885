package fr.verger.benchmarks.pca;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.spark.run.ComponentsRun;
import fr.verger.spark.run.FeatureColumns;
import fr.verger.spark.run.PcaSettings;
import fr.verger.spark.run.ProgressListener;
import fr.verger.spark.run.RunRecord;
import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;

/** What {@code verger pca} does from table to tables, its check included, beside a script. */
final class WholeCommand {
  private WholeCommand() {}

  static void compare(FloatFile file, String script, SparkSession spark) throws IOException {
    Path folder = Files.createTempDirectory("pca-command");
    try {
      String table = folder.resolve("table").toString();
      file.table(spark, 2).write().parquet(table);
      PcaSettings settings =
          new PcaSettings(
              table,
              FeatureColumns.USUAL,
              folder.resolve("verger").toString(),
              new ComponentTarget.Share(0.99),
              null,
              TableFormat.BOTH,
              false);
      long start = System.nanoTime();
      RunRecord record = new ComponentsRun(spark, ProgressListener.silent()).execute(settings);
      double[] ours = {PcaBenchmark.seconds(start)};
      Process python =
          new ProcessBuilder(
                  "python3", script, "command", table, folder.resolve("python").toString(), "0.99")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String answer = python.inputReader().readLine();
      if (answer == null) {
        throw new IOException("Python with numpy, scikit-learn and pyarrow is needed");
      }
      double[] theirs = {new ObjectMapper().readTree(answer).get("seconds").asDouble()};
      PcaBenchmark.ratio(
          "whole command, k " + record.pca().components() + ", verger / script", ours, theirs);
      for (RunRecord.StageTiming timing : record.timings()) {
        System.out.printf("  of these, %s: %.1f s%n", timing.stage(), timing.seconds());
      }
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }
}
