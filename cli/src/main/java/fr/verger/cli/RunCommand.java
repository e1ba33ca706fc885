package fr.verger.cli;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.RunOptions;
import fr.verger.cli.options.SparkOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verger run}: the whole chain. */
@Command(
    name = "run",
    description = {
      "Photos to features, principal components, a map, a classifier and a report.",
      "A photo's label is the name of its folder; folders named Training, Test or Validation above"
          + " it give its split."
    },
    footer = {
      "",
      "Examples:",
      "  verger run --images photos --output out",
      "  verger run --images photos --output out --classes top:5 --components 50 --format both",
      "  verger run --images photos --output out --backbone mobilenet.onnx --variance 0.95"
    })
final class RunCommand implements Callable<Integer> {
  private final Chain chain;

  @Mixin RunOptions options;
  @Mixin SparkOptions spark;
  @Mixin CommonHelp help;

  RunCommand(Chain chain) {
    this.chain = chain;
  }

  @Override
  public Integer call() {
    return chain.run(options, spark);
  }
}
