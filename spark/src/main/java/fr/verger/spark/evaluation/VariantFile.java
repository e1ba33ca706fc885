package fr.verger.spark.evaluation;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The file of an int8 variant, which is there whole or not at all. */
final class VariantFile {
  private final Location place;
  private final HadoopSettings hadoop;

  VariantFile(Location place, HadoopSettings hadoop) {
    this.place = place;
    this.hadoop = hadoop;
  }

  String text() {
    return place.text();
  }

  /**
   * Checks before the work what would be in the way after it.
   *
   * @throws VergerException when there is a folder, or a file that may not be replaced
   */
  void refuseUnlessFree(boolean overwrite) {
    Path file = place.hadoop();
    try {
      FileSystem files = hadoop.fileSystem(file);
      if (!files.exists(file)) {
        return;
      }
      if (files.getFileStatus(file).isDirectory()) {
        throw new VergerException(
            Category.INPUT, "%s is a folder; give a file to write.".formatted(text()));
      }
    } catch (IOException e) {
      throw StorageFailure.reading(text(), e);
    }
    if (!overwrite) {
      throw new VergerException(
          Category.INPUT,
          "There is a file %s already; replace it with --overwrite or give another --output."
              .formatted(text()));
    }
  }

  void write(byte[] bytes) {
    Path file = place.hadoop();
    Path partial = new Path(file.getParent(), "." + file.getName() + ".partial");
    try {
      FileSystem files = hadoop.fileSystem(file);
      try (OutputStream out = files.create(partial, true)) {
        out.write(bytes);
      }
      // Not every file system renames onto a file that is there.
      files.delete(file, false);
      if (!files.rename(partial, file)) {
        throw new IOException("it could not be renamed from " + partial);
      }
    } catch (IOException e) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "The int8 variant cannot be written to %s (%s); give another --output."
              .formatted(text(), e.getMessage()),
          e);
    }
  }
}
