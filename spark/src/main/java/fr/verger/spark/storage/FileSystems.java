package fr.verger.spark.storage;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Finds the file system of a path. */
public final class FileSystems {
  private FileSystems() {}

  /**
   * The file system of a path, shared with the rest of the JVM.
   *
   * @throws VergerException ENVIRONMENT when this installation has none for the path's scheme, or
   *     this JVM's locale lacks letters of a local path
   * @throws IOException when there is one and it cannot be reached
   */
  public static FileSystem of(Path path, Configuration conf) throws IOException {
    try {
      FileSystem files = path.getFileSystem(conf);
      if ("file".equals(files.getUri().getScheme()) && !LocalNames.writable(path.toString())) {
        throw unwritable(path);
      }
      return files;
    } catch (UnsupportedFileSystemException e) {
      throw missing(path, e);
    } catch (RuntimeException e) {
      // Hadoop knows the name of the class, and the jar with it is not there.
      if (e.getCause() instanceof ClassNotFoundException) {
        throw missing(path, e);
      }
      throw e;
    }
  }

  private static VergerException unwritable(Path path) {
    return new VergerException(
        Category.ENVIRONMENT,
        "Java cannot write the name %s in this locale (%s); start it with LC_ALL=C.UTF-8, executors with spark.executorEnv.LC_ALL=C.UTF-8, or choose a name of plain letters."
            .formatted(path, LocalNames.encoding()));
  }

  private static VergerException missing(Path path, Exception cause) {
    return new VergerException(
        Category.ENVIRONMENT,
        "The Spark that runs here has no file system for %s (%s); use a cluster whose Spark has one, or a local folder."
            .formatted(path.toUri().getScheme() + "://", path),
        cause);
  }
}
