package fr.verger.spark.storage;

import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** A way to small objects of a store that is shorter than its file system's. */
interface WholeObjects extends AutoCloseable {
  /**
   * An object's bytes.
   *
   * @param size that it has
   * @return empty when it is to be read through the file system, which knows what to do
   */
  Optional<byte[]> read(Path path, int size);

  @Override
  void close();
}
