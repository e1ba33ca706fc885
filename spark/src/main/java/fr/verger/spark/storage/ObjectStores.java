package fr.verger.spark.storage;

import java.util.Set;
import org.apache.hadoop.fs.FileSystem;

/** Tells stores of objects, whose folders are parts of names, from file systems. */
public final class ObjectStores {
  private static final Set<String> WITH_FOLDERS =
      Set.of("file", "hdfs", "viewfs", "webhdfs", "swebhdfs");

  private ObjectStores() {}

  /** Whether files are objects there: each appears when it is whole, and a rename copies it. */
  public static boolean holds(FileSystem files) {
    return !WITH_FOLDERS.contains(files.getUri().getScheme());
  }
}
