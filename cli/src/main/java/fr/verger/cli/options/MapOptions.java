package fr.verger.cli.options;

import picocli.CommandLine.Option;

/** Whether a run makes a map, and which. */
public final class MapOptions {
  /** No map at all. */
  @Option(
      names = "--no-map",
      description = {
        "Make no map. A map (t-SNE) of 100,000 photos takes minutes on all cores of the driver; of"
            + " more photos, about as many are chosen evenly."
      })
  public boolean absent;

  /** The seed. */
  @Option(
      names = "--map-seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "The same seed gives the same map (default: ${DEFAULT-VALUE}).")
  public long seed;
}
