package fr.verger.cli;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.report.RunReport;
import fr.verger.cli.session.SparkWork;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.run.ProgressListener.Stage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger report}: writes the report of a run again. */
@Command(
    name = "report",
    description = "Write the report of a run, again or for the first time, from its tables.",
    footer = {
      "",
      "The report is PATH/report/index.html.",
      "",
      "Example:",
      "  verger report --run out"
    })
final class ReportCommand implements Callable<Integer> {
  private final SparkWork work;
  private final Screen screen;

  @Option(
      names = "--run",
      required = true,
      paramLabel = "PATH",
      description = "The --output of a run.")
  String run;

  @Mixin SparkOptions spark;
  @Mixin CommonHelp help;

  ReportCommand(SparkWork work, Screen screen) {
    this.work = work;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    RunReport.Written report =
        work.run(
            spark.master,
            spark.verbosity(),
            "Stopped; the report was not written.",
            (session, progress) -> {
              progress.started(Stage.REPORT, 0);
              RunReport.Written place = new RunReport(session).write(run);
              progress.finished(Stage.REPORT);
              return place;
            });
    if (spark.verbosity() != Verbosity.QUIET) {
      report.tell(screen.out(), "The report lies in ");
    }
    return 0;
  }
}
