package fr.verger.spark.run;

import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.descriptor.DescriptorOptions;
import java.util.List;

/**
 * Everything that decides what a run writes.
 *
 * @param images where the photos lie: local path or URI
 * @param output where the run is written: local path or URI
 * @param backbone name of a backbone or descriptor, or path of an ONNX file
 * @param backboneOptions what the file does not say of itself
 * @param descriptorOptions what is asked of a classical descriptor
 * @param batch photos that go through the network at once
 * @param limit how many photos at most, spread evenly over the labels; null for all
 * @param classes which labels
 * @param target how many components are kept
 * @param maxComponents never more than that; null for no limit
 * @param format what is written beside Parquet
 * @param partitions number of tasks; null to choose from cores and photos
 * @param maxPixels photos of more pixels are rejected by their header
 * @param photoTimeout seconds that reading a photo may take, and decoding it; a photo that takes
 *     longer is rejected
 * @param maxRejected a larger share of rejects makes the run fail after everything is written
 * @param overwrite replace what an earlier run wrote at {@code output}
 * @param refit find the components anew instead of projecting new photos on those that are there
 * @param prune drop photos of earlier runs that are not there any more
 */
public record RunSettings(
    String images,
    String output,
    String backbone,
    BackboneOptions backboneOptions,
    DescriptorOptions descriptorOptions,
    int batch,
    Integer limit,
    ClassChoice classes,
    ComponentTarget target,
    Integer maxComponents,
    TableFormat format,
    Integer partitions,
    long maxPixels,
    int photoTimeout,
    double maxRejected,
    boolean overwrite,
    boolean refit,
    boolean prune) {

  /** Which tables a run writes. */
  public enum TableFormat {
    PARQUET,
    CSV,
    BOTH
  }

  /** Which labels a run takes. */
  public sealed interface ClassChoice {
    /** Every label. */
    record All() implements ClassChoice {}

    /** The labels named, in no order. */
    record Named(List<String> labels) implements ClassChoice {}

    /** The {@code count} labels with the most photos; ties go to the name that sorts first. */
    record MostFrequent(int count) implements ClassChoice {}
  }

  /** How many principal components are kept. */
  public sealed interface ComponentTarget {
    /** A fixed number. */
    record Count(int components) implements ComponentTarget {}

    /** As many as explain that share of the variance, above 0 and at most 1. */
    record Share(double variance) implements ComponentTarget {}
  }
}
