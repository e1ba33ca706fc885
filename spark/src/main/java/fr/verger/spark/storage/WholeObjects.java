package fr.verger.spark.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** A way to small objects of a store that is shorter than its file system's. */
public interface WholeObjects extends AutoCloseable {
  /** Takes the bytes of an object as they come. */
  interface Reading {
    /** All of them, or fewer where they end before. */
    byte[] from(InputStream in) throws IOException;
  }

  /**
   * An object's bytes.
   *
   * @param size that it has
   * @return empty when it is to be read through the file system, which knows what to do
   */
  Optional<byte[]> read(Path path, int size, Reading reading);

  @Override
  void close();
}
