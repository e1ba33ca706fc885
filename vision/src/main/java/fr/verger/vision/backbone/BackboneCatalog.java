package fr.verger.vision.backbone;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Finds a backbone by what the user typed: the name of a bundled one, or the bytes of a file. */
public final class BackboneCatalog {
  /** The default. */
  public static final String FRUITS_MINI = "fruits-mini";

  private static final List<String> BUNDLED = List.of(FRUITS_MINI);

  /** A catalogue of what is bundled. */
  public BackboneCatalog() {}

  /** The bundled backbones' names. */
  public List<String> names() {
    return BUNDLED;
  }

  /** Whether a name is that of a bundled backbone. */
  public boolean has(String name) {
    return BUNDLED.contains(name);
  }

  /**
   * A bundled backbone.
   *
   * @throws VergerException when there is none of that name
   */
  public BackboneModel bundled(String name) {
    return bundled(name, BackboneOptions.none());
  }

  /**
   * A bundled backbone, with what the user wants of it.
   *
   * @throws VergerException when there is none of that name, or the options do not go with it
   */
  public BackboneModel bundled(String name, BackboneOptions options) {
    if (!has(name)) {
      throw new VergerException(
          Category.USAGE,
          "There is no bundled backbone '%s'; there is %s, or give the path of an ONNX file."
              .formatted(name, String.join(", ", BUNDLED)));
    }
    try (InputStream in = BackboneCatalog.class.getResourceAsStream(name + ".onnx")) {
      return read(name, in.readAllBytes(), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A backbone from a file that somebody read. The graph is cut behind the feature and run on a
   * trial photo, so a model that is returned is one that works on this machine.
   *
   * <p>The options supply what the file does not say. Where it says it, {@code layer} holds against
   * it, {@code inputSize} too unless the graph's input has a fixed size, and another {@code
   * normalisation} is refused. Nothing is guessed.
   *
   * @param path of the file, for messages; its last part is the name where the file has none
   * @param onnx the file's bytes; must not change while the result is in use
   * @param options what the file does not say, or what shall hold instead
   * @throws VergerException when it is no ONNX model, not one that can run, or one that needs an
   *     option that was not given
   */
  public BackboneModel read(String path, byte[] onnx, BackboneOptions options) {
    return new BackboneReader(path, options).read(onnx);
  }
}
