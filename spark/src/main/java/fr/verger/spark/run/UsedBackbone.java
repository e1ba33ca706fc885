package fr.verger.spark.run;

import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;

/**
 * The network that made the features.
 *
 * @param sha256 of its file
 * @param license SPDX identifier, or null when the file does not say
 * @param source where it comes from, or null when the file does not say
 * @param output the tensor taken as the feature
 * @param features values a photo
 * @param inputSize width and height of its input in pixels
 * @param precision of its arithmetic
 */
public record UsedBackbone(
    String name,
    String sha256,
    String license,
    String source,
    String output,
    int features,
    int inputSize,
    String resize,
    Normalisation normalisation,
    Layout layout,
    String precision) {
  static UsedBackbone of(BackboneModel model) {
    return new UsedBackbone(
        model.name(),
        model.sha256(),
        model.license(),
        model.source(),
        model.features(),
        model.featureCount(),
        model.preprocessing().inputSize(),
        "bicubic",
        model.preprocessing().normalisation(),
        model.preprocessing().layout(),
        model.precision().label());
  }
}
