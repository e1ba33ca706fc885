package fr.verger.vision.quantization;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.Precision;
import java.util.regex.Pattern;

/** Which file is the int8 variant of which backbone. */
public final class Int8Variant {
  private static final Pattern EXTENSION = Pattern.compile("(\\.onnx)?$", Pattern.CASE_INSENSITIVE);
  private static final String OWN_EXTENSION = ".int8.onnx";

  private Int8Variant() {}

  /** Where the variant of a file lies: {@code net.onnx} has {@code net.int8.onnx} beside it. */
  public static String of(String path) {
    return EXTENSION.matcher(path).replaceFirst(OWN_EXTENSION);
  }

  /**
   * The variant, once it is known to be that of a backbone.
   *
   * @param model the fp32 backbone, as its file and the options have it
   * @param variant what was read from the variant's file, without options
   * @param path of that file
   * @throws VergerException when it was made from another file, or computes another feature
   */
  public static BackboneModel checked(BackboneModel model, BackboneModel variant, String path) {
    if (variant.precision() != Precision.INT8
        || !model.sha256().equals(variant.quantizedFrom())
        || !model.features().equals(variant.features())
        || !model.preprocessing().equals(variant.preprocessing())) {
      throw new VergerException(
          Category.INPUT,
          "%s is no int8 variant of the backbone %s as it is used here (another file, feature or preprocessing); make it again with 'verger backbones quantize --overwrite'."
              .formatted(path, model.name()));
    }
    return variant;
  }
}
