package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What an ONNX file says of itself under {@code verger.}; every field is null when it does not.
 *
 * @param features the tensor that carries the features
 * @param precision of the arithmetic
 * @param quantizedFrom sha256 of the fp32 file that an int8 one was made from
 */
record BackboneMetadata(
    String name,
    Integer inputSize,
    Normalisation normalisation,
    Layout layout,
    String features,
    String license,
    String source,
    Precision precision,
    String quantizedFrom) {
  private static final String PREFIX = "verger.";

  /** Reads and checks them. */
  static BackboneMetadata of(String path, ModelProto model) {
    Map<String, String> values = new HashMap<>();
    for (StringStringEntryProto entry : model.getMetadataPropsList()) {
      if (entry.getKey().startsWith(PREFIX)) {
        values.put(entry.getKey().substring(PREFIX.length()), entry.getValue().strip());
      }
    }
    String resize = values.getOrDefault("resize", "bicubic");
    if (!resize.equals("bicubic")) {
      throw OnnxFile.refused(
          path,
          "wants photos resized by '%s' (verger.resize); Verger has only 'bicubic'"
              .formatted(resize),
          null);
    }
    return new BackboneMetadata(
        values.get("name"),
        inputSize(path, values.get("input_size")),
        oneOf(path, "normalisation", values.get("normalisation"), Normalisation.values()),
        oneOf(path, "layout", values.get("layout"), Layout.values()),
        values.get("features"),
        values.get("license"),
        values.get("source"),
        oneOf(path, "precision", values.get("precision"), Precision.values()),
        values.get("quantized_from"));
  }

  private static Integer inputSize(String path, String text) {
    if (text == null) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw OnnxFile.refused(
          path, "has verger.input_size '%s', which is no number".formatted(text), e);
    }
  }

  private static <T extends Enum<T>> T oneOf(String path, String key, String text, T[] values) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(values)
        .filter(value -> value.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                OnnxFile.refused(
                    path,
                    "has verger.%s '%s', which is none of %s"
                        .formatted(key, text, Arrays.toString(values).toLowerCase(Locale.ROOT)),
                    null));
  }
}
