package fr.verger.cli.options;

import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.preprocessing.Normalisation;
import picocli.CommandLine.Option;

/** The network, and what its file does not say of itself. */
public final class NetworkOptions {
  /** Name or file. */
  @Option(
      names = "--backbone",
      paramLabel = "NAME|FILE.onnx",
      defaultValue = "fruits-mini",
      description = {
        "The network that makes the features: a name of 'verger backbones list' or any ONNX file"
            + " (default: ${DEFAULT-VALUE})."
      })
  public String backbone;

  /** Photos at once. */
  @Option(
      names = "--batch",
      paramLabel = "N",
      converter = PositiveInteger.class,
      defaultValue = "16",
      description =
          "Photos that are decoded before the network runs on them (default: ${DEFAULT-VALUE}).")
  public int batch;

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

  /** What was said of the file. */
  public BackboneOptions backboneOptions() {
    return new BackboneOptions(inputSize, normalisation, layer);
  }
}
