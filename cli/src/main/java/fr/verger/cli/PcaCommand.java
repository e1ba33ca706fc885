package fr.verger.cli;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.ComponentOptions;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.options.TableOptions;
import fr.verger.spark.run.FeatureColumns;
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
      "  verger pca --features out --output out-95 --variance 0.95 --format both",
      "  verger pca --features embeddings.csv --columns 'f*' --output out-csv"
    })
final class PcaCommand implements Callable<Integer> {
  private final Chain chain;

  @Option(
      names = "--features",
      required = true,
      paramLabel = "PATH",
      description = {
        "The --output of a run, or a table of any origin: a Parquet or CSV file, or a folder of"
            + " them. Columns path, label and split are taken over where there are any."
      })
  String features;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      defaultValue = "features",
      description = {
        "Columns of the features: one of arrays, ML vectors or text such as [0.1, 0.2], or several"
            + " of numbers, with * and ? for any characters, as f* (default: ${DEFAULT-VALUE})."
      })
  String columns;

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
            new FeatureColumns(columns),
            tables.output,
            components.target(),
            components.maxComponents,
            tables.format,
            tables.overwrite);
    return chain.components(settings, spark);
  }
}
