package fr.verger.spark.storage;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;

/**
 * The shorter ways to the stores that tasks of one JVM read from, made when they are first asked
 * for. Their connections are closed when nobody has this any more. Thread-safe.
 */
public final class ObjectReads {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Map<FileSystem, Optional<WholeObjects>> ways;

  ObjectReads() {
    Map<FileSystem, Optional<WholeObjects>> made = new ConcurrentHashMap<>();
    ways = made;
    CLEANER.register(this, () -> made.values().forEach(way -> way.ifPresent(WholeObjects::close)));
  }

  /**
   * The bytes of a file by its shorter way.
   *
   * @param size that it has
   * @return empty when there is no shorter way, or it did not lead to all of them: the file system
   *     is then to be asked, which tries again and says what is wrong
   */
  public Optional<byte[]> read(FileSystem files, Path path, int size) {
    return ways.computeIfAbsent(files, ObjectReads::way).flatMap(way -> way.read(path, size));
  }

  private static Optional<WholeObjects> way(FileSystem files) {
    try {
      return files instanceof S3AFileSystem s3a ? SignedGets.of(s3a) : Optional.empty();
    } catch (LinkageError e) {
      // No S3A here, or one that was built on another AWS SDK.
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      // What is wrong with the store's settings is the file system's to say.
      return Optional.empty();
    }
  }
}
