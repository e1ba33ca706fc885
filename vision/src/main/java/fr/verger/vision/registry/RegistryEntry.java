package fr.verger.vision.registry;

import fr.verger.vision.keras.Architecture;
import fr.verger.vision.preprocessing.Normalisation;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A backbone that has a name.
 *
 * @param name what users type
 * @param kind where it comes from, and in which form
 * @param title what it is, in a few words
 * @param urls of the published file, the next where one does not have it; empty when bundled
 * @param bytes of the published file, or null when that is not known
 * @param sha256 of the published file in lower-case hex, or null when none is published
 * @param md5 likewise
 * @param license SPDX identifier of the weights' licence
 * @param features values a photo
 * @param inputSize width and height of its photos in pixels
 * @param normalisation from 8-bit channels to floats
 * @param architecture of Keras weights, else null
 * @param cutAfter of an ONNX file with a classifier, the kind of operation whose last occurrence
 *     gives the features; else null
 */
public record RegistryEntry(
    String name,
    Kind kind,
    String title,
    List<URI> urls,
    Long bytes,
    String sha256,
    String md5,
    String license,
    int features,
    int inputSize,
    Normalisation normalisation,
    Architecture architecture,
    String cutAfter) {
  /** Names become names of files, so they hold nothing that leads elsewhere. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([-.][a-z0-9]+)*");

  /** Where a backbone comes from. */
  public enum Kind {
    /** It is part of Verger. */
    BUNDLED,
    /** A file of Keras weights, converted when it comes. */
    KERAS,
    /** An ONNX file with a classifier, which is cut off when it comes. */
    ONNX
  }

  /** Checks the name, and that what is not bundled can be fetched. */
  public RegistryEntry {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'%s' cannot be a backbone's name".formatted(name));
    }
    urls = urls == null ? List.of() : List.copyOf(urls);
    if ((kind == Kind.BUNDLED) != urls.isEmpty()) {
      throw new IllegalArgumentException(name + " must be bundled or have an address");
    }
  }

  /** Whether it is part of Verger. */
  public boolean bundled() {
    return kind == Kind.BUNDLED;
  }

  /** The published file's own name. */
  public String fileName() {
    String path = urls.get(0).getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The size of its download, such as {@code 58.9 MB}; nothing when that is not known. */
  public String size() {
    return bytes == null ? "" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
