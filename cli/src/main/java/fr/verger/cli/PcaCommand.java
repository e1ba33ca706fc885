package fr.verger.cli;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.ComponentOptions;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.options.TableOptions;
import fr.verger.spark.run.PcaSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger pca}: principal components of features that are there. */
@Command(
    name = "pca",
    description = "Principal components of a table of features that is there already.",
    footer = {
      "",
      "Examples:",
      "  verger pca --features out/features --output out-50 --components 50",
      "  verger pca --features out --output out-95 --variance 0.95 --format both"
    })
final class PcaCommand implements Callable<Integer> {
  private final Chain chain;

  @Option(
      names = "--features",
      required = true,
      paramLabel = "PATH",
      description = {
        "The --output of a run, or a Parquet table with a column features (array of float or"
            + " double, or ML vector)."
      })
  String features;

  @Mixin TableOptions tables;
  @Mixin ComponentOptions components;
  @Mixin SparkOptions spark;
  @Mixin CommonHelp help;

  PcaCommand(Chain chain) {
    this.chain = chain;
  }

  @Override
  public Integer call() {
    PcaSettings settings =
        new PcaSettings(
            features,
            tables.output,
            components.target(),
            components.maxComponents,
            tables.format,
            tables.overwrite);
    return chain.components(settings, spark);
  }
}
