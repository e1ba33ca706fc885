package fr.verger.spark.storage;

import java.util.Set;
import org.apache.hadoop.fs.FileSystem;

/** Tells stores of objects, where a rename is a copy, from file systems, where it is one step. */
final class ObjectStores {
  private static final Set<String> SCHEMES =
      Set.of("s3a", "s3", "s3n", "gs", "oss", "cosn", "obs", "wasb", "wasbs");

  private ObjectStores() {}

  /** Whether files are objects there; each appears when it is whole. */
  static boolean holds(FileSystem files) {
    return SCHEMES.contains(files.getUri().getScheme());
  }
}
