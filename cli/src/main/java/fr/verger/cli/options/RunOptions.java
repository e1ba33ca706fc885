package fr.verger.cli.options;

import fr.verger.spark.run.RunSettings;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Everything that decides what a run writes. */
public final class RunOptions {
  /** Which photos. */
  @Mixin public PhotoOptions photos;

  /** Where to. */
  @Mixin public TableOptions tables;

  /** By which network. */
  @Mixin public NetworkOptions network;

  /** How many components. */
  @Mixin public ComponentOptions components;

  /** The options of a command line, their defaults where it is silent. */
  public static RunOptions of(String... arguments) {
    RunOptions options = new RunOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options;
  }

  /** The settings they mean. */
  public RunSettings settings() {
    return new RunSettings(
        photos.images,
        tables.output,
        network.backbone,
        network.backboneOptions(),
        network.batch,
        photos.limit,
        photos.classes,
        components.target(),
        components.maxComponents,
        tables.format,
        photos.partitions,
        photos.maxPixels,
        photos.maxRejected,
        tables.overwrite);
  }
}
