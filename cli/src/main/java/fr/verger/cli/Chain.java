package fr.verger.cli;

import fr.verger.cli.failure.Failure;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.session.SparkWork;
import fr.verger.cli.summary.RunSummary;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.run.OrchardRun;
import fr.verger.spark.run.ProgressListener;
import fr.verger.spark.run.RunRecord;
import fr.verger.spark.run.RunSettings;
import org.apache.spark.sql.SparkSession;

/** The chain that {@code run} and {@code demo} share: the run, its report, the closing tables. */
final class Chain {
  private final SparkWork work;
  private final Screen screen;

  Chain(SparkWork work, Screen screen) {
    this.work = work;
    this.screen = screen;
  }

  /** Runs it and returns the exit status. */
  int run(RunSettings settings, SparkOptions options) {
    RunRecord record =
        work.run(
            options.master,
            options.verbosity(),
            leftBehind(settings),
            (spark, progress) -> runAndReport(spark, progress, settings));
    return close(record, options.verbosity());
  }

  /** Computes features only and returns the exit status. */
  int features(RunSettings settings, SparkOptions options) {
    RunRecord record =
        work.run(
            options.master,
            options.verbosity(),
            leftBehind(settings),
            (spark, progress) -> new OrchardRun(spark, progress).executeFeatures(settings));
    return close(record, options.verbosity());
  }

  private static String leftBehind(RunSettings settings) {
    return "Stopped; what was written so far lies in "
        + settings.output()
        + " and is not whole; replace it with --overwrite or remove it.";
  }

  private static RunRecord runAndReport(
      SparkSession spark, ProgressListener progress, RunSettings settings) {
    RunRecord record = new OrchardRun(spark, progress).execute(settings);
    return record;
  }

  private int close(RunRecord record, Verbosity verbosity) {
    if (verbosity != Verbosity.QUIET) {
      screen.out().print(new RunSummary(record).text());
      screen.out().flush();
    }
    if (record.failure() != null) {
      screen.say(record.failure());
      return Failure.FAILED;
    }
    return 0;
  }
}
