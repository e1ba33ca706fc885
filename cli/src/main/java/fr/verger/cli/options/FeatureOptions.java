package fr.verger.cli.options;

import fr.verger.spark.run.RunSettings;
import picocli.CommandLine.Mixin;

/** Everything that decides what features a run writes. */
public final class FeatureOptions {
  /** Which photos. */
  @Mixin public PhotoOptions photos;

  /** Where to. */
  @Mixin public TableOptions tables;

  /** By which network. */
  @Mixin public NetworkOptions network;

  /**
   * The settings they mean, together with those for components.
   *
   * @param refit whether components that are there are found anew
   */
  public RunSettings settings(ComponentOptions components, boolean refit) {
    return new RunSettings(
        photos.images,
        tables.output,
        network.backbone,
        network.backboneOptions(),
        network.descriptorOptions(),
        network.batch,
        photos.limit,
        photos.classes,
        components.target(),
        components.maxComponents,
        tables.format,
        photos.partitions,
        photos.maxPixels,
        photos.photoTimeout,
        photos.maxRejected,
        tables.overwrite,
        refit,
        photos.prune);
  }
}
