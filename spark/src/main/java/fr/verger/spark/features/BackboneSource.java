package fr.verger.spark.features;

import fr.verger.spark.storage.FileSystems;
import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds a backbone on the driver: under a name, or in a file on any file system. */
final class BackboneSource {
  private final BackboneCatalog catalog = new BackboneCatalog();
  private final Configuration conf;

  BackboneSource(Configuration conf) {
    this.conf = conf;
  }

  /**
   * Reads and checks a backbone.
   *
   * @param backbone name in the registry, or path of an ONNX file
   * @param options what the file does not say, or what shall hold instead
   * @throws VergerException when there is no such backbone, or it cannot run
   */
  BackboneModel load(String backbone, BackboneOptions options) {
    if (catalog.has(backbone)) {
      return catalog.named(backbone, options);
    }
    Location location = Location.parse(backbone, conf);
    Path path = location.hadoop();
    try {
      FileSystem files = FileSystems.of(path, conf);
      FileStatus status = files.getFileStatus(path);
      if (status.isDirectory()) {
        throw new VergerException(
            Category.INPUT, "%s is a folder; give an ONNX file.".formatted(location.text()));
      }
      try (InputStream in = files.open(path)) {
        return catalog.read(location.text(), in.readAllBytes(), options);
      }
    } catch (FileNotFoundException e) {
      throw new VergerException(
          Category.INPUT,
          "There is neither a backbone nor a file named %s; the backbones are %s."
              .formatted(backbone, String.join(", ", catalog.names())),
          e);
    } catch (IOException e) {
      throw new VergerException(
          Category.INPUT,
          "The backbone %s cannot be read: %s.".formatted(location.text(), e.getMessage()),
          e);
    }
  }
}
