package fr.verger.cli.options;

import fr.verger.spark.run.RunSettings;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Everything that decides what a run writes. */
public final class RunOptions {
  /** Which features. */
  @Mixin public FeatureOptions features;

  /** How many components. */
  @Mixin public ComponentOptions components;

  /** Whether they stay when photos are added. */
  @Mixin public RefitOptions refit;

  /** Whether there is a map. */
  @Mixin public MapOptions map;

  /** Whether there is a classifier. */
  @Mixin public TrainingOptions training;

  /** The options of a command line, their defaults where it is silent. */
  public static RunOptions of(String... arguments) {
    RunOptions options = new RunOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options;
  }

  /** The settings they mean. */
  public RunSettings settings() {
    return features.settings(components, refit.wanted);
  }
}
