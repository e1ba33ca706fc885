package fr.verger.cli.options;

import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.Pooling;
import fr.verger.vision.preprocessing.Normalisation;
import picocli.CommandLine.Option;

/** What the file of a network does not say of itself. */
public final class NetworkFileOptions {
  /** Pixels a side. */
  @Option(
      names = "--input-size",
      paramLabel = "PIXELS",
      converter = PositiveInteger.class,
      description = "Width and height of the network's input (default: as the file says).")
  public Integer inputSize;

  /** How channels become floats. */
  @Option(
      names = "--normalisation",
      paramLabel = "MODE",
      description =
          "How channels become floats: tf, caffe, torch or none (default: as the file says).")
  public Normalisation normalisation;

  /** The tensor taken. */
  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = {
        "The tensor to take as the feature, flattened in height, width, channel order"
            + " (default: as the file says)."
      })
  public String layer;

  /** One value a channel. */
  @Option(
      names = "--pooling",
      paramLabel = "average|max",
      description = {
        "Reduce a map at that tensor to one value a channel (default: flatten it, keeping all)."
      })
  public Pooling pooling;

  /** What was said of the file. */
  public BackboneOptions backboneOptions() {
    return new BackboneOptions(inputSize, normalisation, layer, pooling, null);
  }
}
