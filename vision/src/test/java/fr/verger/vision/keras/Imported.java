package fr.verger.vision.keras;

import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Weights to a backbone, as an import does it. */
public final class Imported {
  private static final Origin ORIGIN =
      new Origin("imported", "a test", Origin.UNSTATED, "0".repeat(64));

  private Imported() {}

  static ConvertedWeights convert(Path weights, Integer inputSize) throws IOException {
    return new KerasConversion(null, inputSize).convert(weights, ORIGIN);
  }

  static BackboneModel model(Path weights, Integer inputSize) throws IOException {
    return model(convert(weights, inputSize), BackboneOptions.none());
  }

  static BackboneModel model(ConvertedWeights weights, BackboneOptions options) {
    return new BackboneCatalog().read("imported.onnx", weights.onnx(), options);
  }

  /** Unpacks one of the files of {@code make_keras_goldens.py}. */
  public static Path fixture(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = new GZIPInputStream(Imported.class.getResourceAsStream(name + ".gz"))) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }
}
