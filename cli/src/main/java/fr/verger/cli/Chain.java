package fr.verger.cli;

import fr.verger.cli.failure.Failure;
import fr.verger.cli.options.RunOptions;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.report.RunReport;
import fr.verger.cli.report.TsneLayout;
import fr.verger.cli.session.SparkWork;
import fr.verger.cli.summary.RunSummary;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.run.ComponentsRun;
import fr.verger.spark.run.MapPlan;
import fr.verger.spark.run.OrchardRun;
import fr.verger.spark.run.PcaSettings;
import fr.verger.spark.run.ProgressListener;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.run.RunRecord;
import fr.verger.spark.run.RunSettings;
import org.apache.spark.sql.SparkSession;

/**
 * The chain and its parts, with progress before and closing tables after; returns exit statuses.
 */
final class Chain {
  private final SparkWork work;
  private final Screen screen;

  Chain(SparkWork work, Screen screen) {
    this.work = work;
    this.screen = screen;
  }

  /** What was done, and where the report of it lies, if there is one. */
  private record Done(RunRecord record, RunReport.Written report) {}

  /** Features, components, map, classifier, report. */
  int run(RunOptions wanted, SparkOptions options) {
    RunSettings settings = wanted.settings();
    return execute(
        settings.output(),
        options,
        (spark, progress) -> {
          OrchardRun run = new OrchardRun(spark, progress);
          run =
              wanted.map.absent ? run : run.withMap(new MapPlan(new TsneLayout(), wanted.map.seed));
          run = wanted.training.absent ? run : run.withClassifier();
          return new Done(run.execute(settings), report(spark, progress, settings.output()));
        });
  }

  /** Features only. */
  int features(RunSettings settings, SparkOptions options) {
    return execute(
        settings.output(),
        options,
        (spark, progress) ->
            new Done(new OrchardRun(spark, progress).executeFeatures(settings), null));
  }

  /** Components of a table that is there. */
  int components(PcaSettings settings, SparkOptions options) {
    return execute(
        settings.output(),
        options,
        (spark, progress) -> new Done(new ComponentsRun(spark, progress).execute(settings), null));
  }

  private static RunReport.Written report(
      SparkSession spark, ProgressListener progress, String output) {
    progress.started(Stage.REPORT, 0);
    RunReport.Written place = new RunReport(spark).write(output);
    progress.finished(Stage.REPORT);
    return place;
  }

  private int execute(String output, SparkOptions options, SparkWork.Task<Done> task) {
    String written =
        "Stopped; what was written so far lies in "
            + output
            + " and is not whole; the same command again goes on with it.";
    Done done =
        work.run(
            options.master,
            options.verbosity(),
            "Stopped before anything new was written to " + output + ".",
            (spark, progress) ->
                task.on(spark, new WritingStages(progress, () -> work.leaves(written))));
    if (options.verbosity() != Verbosity.QUIET) {
      screen.out().print(new RunSummary(done.record()).text());
      if (done.report() == null) {
        screen.out().println("  Output: " + done.record().settings().output());
      } else {
        done.report().tell(screen.out(), "  Report: ");
      }
      screen.out().flush();
    }
    if (done.record().failure() != null) {
      screen.say(done.record().failure());
      return Failure.FAILED;
    }
    return 0;
  }
}
