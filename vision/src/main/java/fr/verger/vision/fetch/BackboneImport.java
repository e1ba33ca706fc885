package fr.verger.vision.fetch;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.keras.ConvertedWeights;
import fr.verger.vision.keras.KerasConversion;
import fr.verger.vision.keras.Origin;
import fr.verger.vision.registry.BackboneCache;
import fr.verger.vision.registry.BackboneRegistry;
import fr.verger.vision.registry.RegistryEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes a file brought by hand. One that the registry names goes to the cache, as if it had been
 * fetched; any other weights of Keras become an ONNX file.
 */
public final class BackboneImport {
  private static final Pattern EXTENSION =
      Pattern.compile("(\\.weights)?\\.(h5|hdf5|keras)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern EXTENSION_ONNX =
      Pattern.compile("\\.onnx$", Pattern.CASE_INSENSITIVE);

  private final BackboneRegistry registry;
  private final BackboneCache cache;

  /** Imports of what that registry names into that cache. */
  public BackboneImport(BackboneRegistry registry, BackboneCache cache) {
    this.registry = registry;
    this.cache = cache;
  }

  /**
   * Imports a file.
   *
   * @throws VergerException when it is neither Keras weights that can be told nor a file that the
   *     registry names, or when the output is there already
   */
  public ImportedBackbone take(Path file, ImportOptions options) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new VergerException(
          Category.INPUT,
          Files.isDirectory(file)
              ? "%s is a folder; give a file of weights.".formatted(file)
              : "There is no file %s; check the path.".formatted(file));
    }
    Checksums checksums = Checksums.of(file);
    String fileName = file.getFileName().toString();
    Optional<RegistryEntry> entry =
        registry.entries().stream()
            .filter(one -> new PublishedFile(one, cache).is(fileName, checksums))
            .findFirst();
    if (entry.isPresent() && options.output() == null && !options.saysWhatItIs()) {
      return register(entry.get(), file, checksums);
    }
    if (!KerasConversion.reads(file)) {
      throw new VergerException(
          Category.INPUT,
          "%s is no HDF5 file with Keras weights and none that the registry names; an ONNX file needs no import: give it as --backbone %s."
              .formatted(file, file));
    }
    return convert(file, entry, checksums, options);
  }

  private ImportedBackbone register(RegistryEntry entry, Path file, Checksums checksums)
      throws IOException {
    PublishedFile published = new PublishedFile(entry, cache);
    published.check(checksums, file.toString());
    byte[] onnx = Conversion.of(entry, file, checksums);
    published.pin(checksums);
    new WholeFile(cache.model(entry)).write(onnx);
    return new ImportedBackbone(
        cache.model(entry),
        entry.name(),
        entry.title(),
        entry.inputSize(),
        "as the registry says",
        entry.features(),
        entry.license(),
        checksums.sha256());
  }

  private ImportedBackbone convert(
      Path file, Optional<RegistryEntry> entry, Checksums checksums, ImportOptions options)
      throws IOException {
    String stem = EXTENSION.matcher(file.getFileName().toString()).replaceFirst("");
    Path output = options.output() == null ? Path.of(stem + ".onnx") : options.output();
    if (Files.exists(output) && !options.overwrite()) {
      throw new VergerException(
          Category.INPUT,
          "%s exists already; give another --output, or --overwrite to replace it."
              .formatted(output));
    }
    Origin origin =
        new Origin(
            EXTENSION_ONNX.matcher(output.getFileName().toString()).replaceFirst(""),
            entry.map(one -> one.urls().get(0).toString()).orElse(file.getFileName().toString()),
            options.license() != null
                ? options.license()
                : entry.map(RegistryEntry::license).orElse(Origin.UNSTATED),
            checksums.sha256());
    ConvertedWeights weights =
        new KerasConversion(options.architecture(), options.inputSize()).convert(file, origin);
    // A model that is written is one that runs.
    new BackboneCatalog().read(output.toString(), weights.onnx(), BackboneOptions.none());
    new WholeFile(output).write(weights.onnx());
    return new ImportedBackbone(
        output,
        null,
        weights.title(),
        weights.inputSize(),
        weights.sizeGround(),
        weights.featureCount(),
        origin.license(),
        checksums.sha256());
  }
}
