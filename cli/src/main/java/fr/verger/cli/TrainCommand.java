package fr.verger.cli;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.report.RunReport;
import fr.verger.cli.session.SparkWork;
import fr.verger.cli.summary.ClassifierText;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.run.RunRecord;
import fr.verger.spark.run.TrainingRun;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger train}: the classifier of a run. */
@Command(
    name = "train",
    description = {
      "Train the classifier of a run, again or for the first time: PATH/model.onnx.",
      "It is fitted on the split Training and measured on Test or Validation; without splits, on"
          + " photos held back."
    },
    footer = {
      "",
      "Examples:",
      "  verger train --run out",
      "  verger train --run out --leave-out Kiwi,Mango"
    })
final class TrainCommand implements Callable<Integer> {
  private final SparkWork work;
  private final Screen screen;

  @Option(
      names = "--run",
      required = true,
      paramLabel = "PATH",
      description = "The --output of a run.")
  String run;

  @Option(
      names = "--leave-out",
      paramLabel = "A,B,…",
      split = ",",
      description = {
        "Labels not to learn; their photos then measure how well the classifier knows that it does"
            + " not know (default: none)."
      })
  List<String> leftOut = List.of();

  @Mixin SparkOptions spark;
  @Mixin CommonHelp help;

  TrainCommand(SparkWork work, Screen screen) {
    this.work = work;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    RunRecord record =
        work.run(
            spark.master,
            spark.verbosity(),
            "Stopped; the classifier was not trained anew.",
            (session, progress) -> {
              RunRecord trained =
                  new TrainingRun(session, progress).execute(run, Set.copyOf(leftOut));
              if (trained.kind() == RunRecord.Kind.RUN) {
                progress.started(Stage.REPORT, 0);
                new RunReport(session).write(run);
                progress.finished(Stage.REPORT);
              }
              return trained;
            });
    if (spark.verbosity() != Verbosity.QUIET) {
      screen.out().print(new ClassifierText(record.classifier()).text());
      screen.out().println("  Classifier: " + run.replaceFirst("/+$", "") + "/model.onnx");
      screen.out().flush();
    }
    return 0;
  }
}
