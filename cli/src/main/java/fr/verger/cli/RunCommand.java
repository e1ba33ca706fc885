package fr.verger.cli;

import fr.verger.cli.options.ComponentOptions;
import fr.verger.cli.options.NetworkOptions;
import fr.verger.cli.options.PhotoOptions;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.options.TableOptions;
import fr.verger.cli.session.SparkWork;
import fr.verger.cli.terminal.Screen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verger run}: the whole chain. */
@Command(name = "run", description = "Photos to features, principal components and a report.")
final class RunCommand implements Callable<Integer> {
  private final SparkWork work;
  private final Screen screen;

  @Mixin PhotoOptions photos;
  @Mixin TableOptions tables;
  @Mixin NetworkOptions network;
  @Mixin ComponentOptions components;
  @Mixin SparkOptions spark;
  @Mixin CommonHelp help;

  RunCommand(SparkWork work, Screen screen) {
    this.work = work;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    return work.run(
        spark.master,
        spark.verbosity(),
        "stopped",
        (session, progress) -> {
          screen.say("" + session.range(1000).selectExpr("sum(id)").collectAsList());
          return 0;
        });
  }
}
