package fr.verger.vision.backbone;

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
    throw new IllegalStateException("no backbone " + name);
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
    throw new IllegalStateException("cannot read " + fileName);
  }
}
