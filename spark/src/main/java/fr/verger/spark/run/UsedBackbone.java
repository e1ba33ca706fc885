package fr.verger.spark.run;

import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import java.util.Locale;

/**
 * The network that made the features.
 *
 * @param sha256 of its file
 * @param graphSha256 of the part of it that computes, up to the layer taken
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
    String graphSha256,
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
        model.graphSha256(),
        model.license(),
        model.source(),
        model.features(),
        model.featureCount(),
        model.preprocessing().inputSize(),
        "bicubic",
        model.preprocessing().normalisation(),
        model.preprocessing().layout(),
        "fp32");
  }

  /** What was done to a photo before the network saw it, as the tables' footers say it. */
  String preprocessing() {
    return "input_size=%d;resize=%s;normalisation=%s;layout=%s"
        .formatted(inputSize, resize, normalisation.name().toLowerCase(Locale.ROOT), layout.name());
  }
}
