package fr.verger.vision.backbone;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.registry.BackboneCache;
import fr.verger.vision.registry.BackboneRegistry;
import fr.verger.vision.registry.RegistryEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds a backbone by what the user typed: a name of the registry, bundled or fetched before, or
 * the bytes of a file.
 */
public final class BackboneCatalog {
  /** The default. */
  public static final String FRUITS_MINI = "fruits-mini";

  private final BackboneRegistry registry;
  private final BackboneCache cache;

  /** A catalogue of Verger's registry and of what was fetched to this machine. */
  public BackboneCatalog() {
    this(BackboneRegistry.standard(), BackboneCache.standard());
  }

  /** A catalogue of that registry and of what that cache holds. */
  public BackboneCatalog(BackboneRegistry registry, BackboneCache cache) {
    this.registry = registry;
    this.cache = cache;
  }

  /** The names there are, of backbones that are here and of others. */
  public List<String> names() {
    return registry.names();
  }

  /** Whether a name is one of the registry. */
  public boolean has(String name) {
    return registry.find(name).isPresent();
  }

  /** Where the file of a named backbone lies on this machine, or would. */
  public Path place(String name) {
    return cache.folder().resolve(name + ".onnx");
  }

  /**
   * A backbone of the registry, with what the user wants of it. Nothing is fetched here: a network
   * of 60 MB that comes from elsewhere is asked for by a command of its own.
   *
   * @throws VergerException when there is none of that name, when it is not on this machine, or
   *     when the options do not go with it
   */
  public BackboneModel named(String name, BackboneOptions options) {
    NamedFile file = file(name);
    return read(file.path, file.onnx, options);
  }

  /**
   * The whole file of a backbone of the registry, its own head included.
   *
   * @throws VergerException when there is none of that name, or it is not on this machine
   */
  public byte[] onnx(String name) {
    return file(name).onnx;
  }

  /** The file of a name; where it comes with Verger, its name is its path. */
  private record NamedFile(String path, byte[] onnx) {}

  private NamedFile file(String name) {
    RegistryEntry entry = registry.find(name).orElseThrow(() -> unknown(name));
    if (entry.bundled()) {
      return bundledFile(name);
    }
    Path file = cache.model(entry);
    try {
      return new NamedFile(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "The backbone %s is not on this machine; run 'verger backbones pull %s' (%s from %s), or bring that file by other means and run 'verger backbones import %s'."
              .formatted(name, name, entry.size(), entry.urls().get(0), entry.fileName()),
          e);
    } catch (IOException e) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "The backbone %s cannot be read from %s: %s.".formatted(name, file, e.getMessage()),
          e);
    }
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
    if (registry.find(name).filter(RegistryEntry::bundled).isEmpty()) {
      throw unknown(name);
    }
    return read(name, bundledFile(name).onnx, options);
  }

  private static NamedFile bundledFile(String name) {
    try (InputStream in = BackboneCatalog.class.getResourceAsStream(name + ".onnx")) {
      return new NamedFile(name, in.readAllBytes());
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

  /**
   * What the file of a backbone of the registry holds.
   *
   * @param inputSize width and height of photos for a graph that leaves them open, or null
   * @throws VergerException as {@link #named} does
   */
  public Inspection inspectNamed(String name, Integer inputSize) {
    NamedFile file = file(name);
    return inspect(file.path, file.onnx, inputSize);
  }

  /**
   * What a file holds: its inputs and outputs, what it costs to run, and where it can be cut.
   *
   * @param path of the file, for messages
   * @param inputSize width and height of photos for a graph that leaves them open, or null
   * @throws VergerException when it is no ONNX model of photos, or one that cannot run
   */
  public Inspection inspect(String path, byte[] onnx, Integer inputSize) {
    return new BackboneReader(path, new BackboneOptions(inputSize, null, null)).inspect(onnx);
  }

  private VergerException unknown(String name) {
    return new VergerException(
        Category.USAGE,
        "There is no backbone '%s' here; there are %s, or give the path of an ONNX file."
            .formatted(name, String.join(", ", names())));
  }
}
