package fr.verger.vision.backbone;

import fr.verger.vision.preprocessing.Preprocessing;
import java.io.Serializable;

/**
 * A backbone that was read from a file and tried once: the graph up to the feature and what is
 * known of it. Cheap to hold, easily sent to executors; {@link Backbone} makes it run.
 *
 * @param name the registry's name, or the file's own
 * @param onnx the model that runs: only what the feature needs, with a free batch dimension and one
 *     output of shape [photos, featureCount]; not copied
 * @param sha256 of the file as it came, in lower-case hex
 * @param graphSha256 of {@code onnx}, in lower-case hex; differs between two layers of one file
 * @param preprocessing what must be done to a photo first
 * @param input name of the graph's input
 * @param features name of the output that carries the features
 * @param featureCount values a photo
 * @param oneByOne whether the graph computes only one photo at a time whatever its input says;
 *     {@link Backbone} then takes a batch apart
 * @param license SPDX identifier, or null when the file does not say
 * @param source where it comes from, or null when the file does not say
 * @param precision of its arithmetic
 * @param quantizedFrom sha256 of the fp32 file that an int8 one was made from, or null
 */
public record BackboneModel(
    String name,
    byte[] onnx,
    String sha256,
    String graphSha256,
    Preprocessing preprocessing,
    String input,
    String features,
    int featureCount,
    boolean oneByOne,
    String license,
    String source,
    Precision precision,
    String quantizedFrom)
    implements Serializable {

  /** Name and size; never the bytes. */
  @Override
  public String toString() {
    return "BackboneModel[%s, %s, %d features]".formatted(name, sha256, featureCount);
  }
}
