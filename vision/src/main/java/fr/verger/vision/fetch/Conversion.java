package fr.verger.vision.fetch;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.PublishedOnnx;
import fr.verger.vision.keras.KerasConversion;
import fr.verger.vision.keras.Origin;
import fr.verger.vision.registry.RegistryEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** From a published file, in whichever form, to the ONNX model that the cache keeps. */
final class Conversion {
  private Conversion() {}

  /**
   * Converts a file that was found to be the published one, and tries the model.
   *
   * @throws VergerException when the file is not what the registry says
   */
  static byte[] of(RegistryEntry entry, Path file, Checksums checksums) throws IOException {
    String source = entry.urls().get(0).toString();
    byte[] onnx =
        switch (entry.kind()) {
          case KERAS ->
              new KerasConversion(entry.architecture(), entry.inputSize())
                  .convert(
                      file, new Origin(entry.name(), source, entry.license(), checksums.sha256()))
                  .onnx();
          case ONNX ->
              PublishedOnnx.adopt(
                  file.toString(), Files.readAllBytes(file), entry, checksums.sha256());
          case BUNDLED -> throw new IllegalArgumentException(entry.name() + " is bundled");
        };
    BackboneModel model = new BackboneCatalog().read(entry.name(), onnx, BackboneOptions.none());
    if (model.featureCount() != entry.features()) {
      throw new VergerException(
          Category.INPUT,
          "The file %s gives %,d features, and %s has %,d; nothing was kept."
              .formatted(file, model.featureCount(), entry.name(), entry.features()));
    }
    return onnx;
  }
}
