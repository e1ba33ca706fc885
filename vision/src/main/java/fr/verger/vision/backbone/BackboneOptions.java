package fr.verger.vision.backbone;

import fr.verger.vision.preprocessing.Normalisation;
import java.io.Serializable;

/**
 * What the user says of an ONNX file that does not say it itself; null means "as the file says".
 *
 * @param inputSize width and height of the input in pixels, or null
 * @param normalisation how channels become floats, or null
 * @param layer the tensor to take as the feature, or null
 */
public record BackboneOptions(Integer inputSize, Normalisation normalisation, String layer)
    implements Serializable {
  /** Nothing said. */
  public static BackboneOptions none() {
    return new BackboneOptions(null, null, null);
  }
}
