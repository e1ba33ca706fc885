package fr.verger.spark.features;

import fr.verger.spark.storage.FileSystems;
import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.quantization.Int8Variant;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds a backbone on the driver: under a name, or in a file on any file system. */
public final class BackboneSource {
  private final BackboneCatalog catalog = new BackboneCatalog();
  private final Configuration conf;

  /** A source that reaches other file systems as the configuration says. */
  public BackboneSource(Configuration conf) {
    this.conf = conf;
  }

  /**
   * Reads and checks a backbone. Where int8 is asked for and the file is not int8 itself, that is
   * the variant which was made of it; another precision than the one asked for is never given.
   *
   * @param backbone name in the registry, or path of an ONNX file
   * @param options what the file does not say, or what shall hold instead
   * @throws VergerException when there is no such backbone or variant, or it cannot run
   */
  public BackboneModel load(String backbone, BackboneOptions options) {
    if (options.precision() != Precision.INT8) {
      return original(backbone, options);
    }
    BackboneModel model = original(backbone, options.with(null));
    return model.precision() == Precision.INT8 ? model : variantOf(model, backbone);
  }

  /**
   * Where the int8 variant of a backbone lies, or would: beside its file, or among the cached ones.
   */
  public Location variant(String backbone) {
    String file =
        catalog.has(backbone)
            ? catalog.place(backbone).toString()
            : Location.parse(backbone, conf).text();
    return Location.parse(Int8Variant.of(file), conf);
  }

  private BackboneModel variantOf(BackboneModel model, String backbone) {
    Location variant = variant(backbone);
    try {
      BackboneModel read = catalog.read(variant.text(), bytes(variant), BackboneOptions.none());
      return Int8Variant.checked(model, read, variant.text());
    } catch (FileNotFoundException e) {
      throw new VergerException(
          Category.INPUT,
          "There is no int8 variant of the backbone %s (it would be %s); make it with 'verger backbones quantize %s --images PATH'."
              .formatted(backbone, variant.text(), backbone),
          e);
    } catch (IOException e) {
      throw unreadable(variant, e);
    }
  }

  private BackboneModel original(String backbone, BackboneOptions options) {
    if (catalog.has(backbone)) {
      return catalog.named(backbone, options);
    }
    Location location = Location.parse(backbone, conf);
    try {
      return catalog.read(location.text(), bytes(location), options);
    } catch (FileNotFoundException e) {
      throw new VergerException(
          Category.INPUT,
          "There is neither a backbone nor a file named %s; the backbones are %s."
              .formatted(backbone, String.join(", ", catalog.names())),
          e);
    } catch (IOException e) {
      throw unreadable(location, e);
    }
  }

  private byte[] bytes(Location location) throws IOException {
    Path path = location.hadoop();
    FileSystem files = FileSystems.of(path, conf);
    FileStatus status = files.getFileStatus(path);
    if (status.isDirectory()) {
      throw new VergerException(
          Category.INPUT, "%s is a folder; give an ONNX file.".formatted(location.text()));
    }
    try (InputStream in = files.open(path)) {
      return in.readAllBytes();
    }
  }

  private static VergerException unreadable(Location location, IOException cause) {
    return new VergerException(
        Category.INPUT,
        "The backbone %s cannot be read: %s.".formatted(location.text(), cause.getMessage()),
        cause);
  }
}
