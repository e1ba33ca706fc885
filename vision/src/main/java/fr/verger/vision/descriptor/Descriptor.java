package fr.verger.vision.descriptor;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A classical descriptor with its settings. Cheap to hold, easily sent to executors. */
public sealed interface Descriptor extends Serializable permits ColorHog, VisualWords {
  /** What users type. */
  String name();

  /** Values a photo. */
  int featureCount();

  /** Width and height to which photos are resized first, in pixels. */
  int inputSize();

  /** Whether the histogram of the luma is equalised before anything is measured. */
  boolean equalize();

  /** Everything else that decides the values, in one line. */
  String definition();

  /** A describer for one thread. */
  Describer describer();

  /** The digest of all that decides the values: name, preprocessing, definition. */
  default String sha256() {
    String text =
        "%s;input_size=%d;equalize=%s;%s".formatted(name(), inputSize(), equalize(), definition());
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** In lower-case hex. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
