package fr.verger.vision.backbone;

import fr.verger.vision.preprocessing.Normalisation;
import java.io.Serializable;

/**
 * What the user says of an ONNX file that does not say it itself; null means "as the file says".
 *
 * @param inputSize width and height of the input in pixels, or null
 * @param normalisation how channels become floats, or null
 * @param layer the tensor to take as the feature, or null
 * @param pooling how a map at that tensor becomes one value a channel, or null to flatten it
 * @param precision the arithmetic that the file must have, or null
 */
public record BackboneOptions(
    Integer inputSize,
    Normalisation normalisation,
    String layer,
    Pooling pooling,
    Precision precision)
    implements Serializable {
  /** Options that flatten a map and leave the precision to the file. */
  public BackboneOptions(Integer inputSize, Normalisation normalisation, String layer) {
    this(inputSize, normalisation, layer, null, null);
  }

  /** Nothing said. */
  public static BackboneOptions none() {
    return new BackboneOptions(null, null, null, null, null);
  }

  /** The same with another precision, or with none when it is null. */
  public BackboneOptions with(Precision other) {
    return new BackboneOptions(inputSize, normalisation, layer, pooling, other);
  }
}
