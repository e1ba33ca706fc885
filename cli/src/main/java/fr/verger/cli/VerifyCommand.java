package fr.verger.cli;

import fr.verger.cli.failure.Failure;
import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.session.SparkWork;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.run.RunVerification;
import fr.verger.spark.run.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger verify}: reads a run back and checks it. */
@Command(
    name = "verify",
    description = {
      "Load what a run wrote and check it: rows, lengths, finite values, no photo twice, photos"
          + " listed = features + rejected."
    },
    footer = {"", "Exit status 1 when a check fails.", "", "Example:", "  verger verify --run out"})
final class VerifyCommand implements Callable<Integer> {
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

  VerifyCommand(SparkWork work, Screen screen) {
    this.work = work;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Verification found =
        work.run(
            spark.master,
            spark.verbosity(),
            "Stopped; verifying writes nothing.",
            (session, progress) -> new RunVerification(session).check(run));
    if (spark.verbosity() != Verbosity.QUIET) {
      for (Verification.Check check : found.checks()) {
        String verdict = check.ok() ? "ok     " : "WRONG  ";
        screen.out().println(verdict + check.name() + ": " + check.detail());
      }
    }
    if (!found.ok()) {
      screen.say(run + " is not what a run writes; begin it anew with verger run and --overwrite.");
      return Failure.FAILED;
    }
    return 0;
  }
}
