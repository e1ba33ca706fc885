package fr.verger.cli;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.ComponentOptions;
import fr.verger.cli.options.FeatureOptions;
import fr.verger.cli.options.SparkOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verger features}: photos to features, no further. */
@Command(
    name = "features",
    description = "Photos to features only, without principal components and report.",
    footer = {
      "",
      "Example:",
      "  verger features --images photos --output features --backbone mobilenet.onnx"
    })
final class FeaturesCommand implements Callable<Integer> {
  private final Chain chain;

  @Mixin FeatureOptions options;
  @Mixin SparkOptions spark;
  @Mixin CommonHelp help;

  FeaturesCommand(Chain chain) {
    this.chain = chain;
  }

  @Override
  public Integer call() {
    return chain.features(options.settings(new ComponentOptions(), false), spark);
  }
}
