package fr.verger.spark.run;

import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.descriptor.Descriptor;
import fr.verger.vision.features.FeatureFunction;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import java.util.Locale;

/**
 * What made the features: a network, or a classical descriptor.
 *
 * @param sha256 of the network's file, or of all that decides a descriptor's values
 * @param graphSha256 of the part of it that computes, up to the layer taken
 * @param license SPDX identifier, or null when the file does not say
 * @param source where it comes from, or null when the file does not say; of a descriptor, what it
 *     measures
 * @param output the tensor taken as the feature
 * @param features values a photo
 * @param inputSize width and height of its input in pixels
 * @param normalisation from 8-bit channels to floats; null for a descriptor
 * @param layout the order of the floats; null for a descriptor
 * @param equalize whether the histogram of the luma was equalised; null for a network
 * @param precision of its arithmetic
 */
public record UsedBackbone(
    String name,
    String sha256,
    String graphSha256,
    String license,
    String source,
    String output,
    int features,
    int inputSize,
    String resize,
    Normalisation normalisation,
    Layout layout,
    Boolean equalize,
    String precision) {
  static UsedBackbone of(FeatureFunction function) {
    return function instanceof FeatureFunction.Network network
        ? of(network.model())
        : of((FeatureFunction.Classical) function);
  }

  private static UsedBackbone of(BackboneModel model) {
    return new UsedBackbone(
        model.name(),
        model.sha256(),
        model.graphSha256(),
        model.license(),
        model.source(),
        model.features(),
        model.featureCount(),
        model.preprocessing().inputSize(),
        "bicubic",
        model.preprocessing().normalisation(),
        model.preprocessing().layout(),
        null,
        model.precision().label());
  }

  private static UsedBackbone of(FeatureFunction.Classical function) {
    Descriptor descriptor = function.descriptor();
    return new UsedBackbone(
        descriptor.name(),
        descriptor.sha256(),
        descriptor.sha256(),
        null,
        descriptor.definition(),
        "features",
        descriptor.featureCount(),
        descriptor.inputSize(),
        "bicubic",
        null,
        null,
        descriptor.equalize(),
        function.precision());
  }

  /** What was done to a photo before anything was computed, as the tables' footers say it. */
  String preprocessing() {
    return equalize != null
        ? "input_size=%d;resize=%s;equalize=%s".formatted(inputSize, resize, equalize)
        : "input_size=%d;resize=%s;normalisation=%s;layout=%s"
            .formatted(
                inputSize, resize, normalisation.name().toLowerCase(Locale.ROOT), layout.name());
  }
}
