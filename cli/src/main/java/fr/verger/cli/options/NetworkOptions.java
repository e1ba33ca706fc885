package fr.verger.cli.options;

import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.descriptor.DescriptorOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The network, or classical descriptor, that makes the features. */
public final class NetworkOptions {
  /** Name or file. */
  @Option(
      names = "--backbone",
      paramLabel = "NAME|FILE.onnx",
      defaultValue = "fruits-mini",
      description = {
        "What makes the features: a name of 'verger backbones list' or any ONNX file"
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

  /** What the file does not say. */
  @Mixin public NetworkFileOptions file;

  /** The arithmetic. */
  @Option(
      names = "--precision",
      paramLabel = "fp32|int8",
      description = {
        "The network's arithmetic; int8 takes the variant that 'verger backbones quantize' made"
            + " (default: as the file is)."
      })
  public Precision precision;

  /** Equalised first. */
  @Option(
      names = "--equalize",
      description =
          "With color-hog, bovw-sift, bovw-surf: equalise the histogram of the luma first.")
  public boolean equalize;

  /** Words of an earlier run. */
  @Option(
      names = "--vocabulary",
      paramLabel = "FILE",
      description = {
        "With bovw-sift, bovw-surf: the visual words of an earlier run, its vocabulary.bin"
            + " (default: learn them from up to 200 of the photos)."
      })
  public String vocabulary;

  /** What is asked of a descriptor. */
  public DescriptorOptions descriptorOptions() {
    return new DescriptorOptions(equalize, vocabulary);
  }

  /** What was said of the file. */
  public BackboneOptions backboneOptions() {
    return file.backboneOptions().with(precision);
  }
}
