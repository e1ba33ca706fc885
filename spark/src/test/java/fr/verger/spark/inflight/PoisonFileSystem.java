package fr.verger.spark.inflight;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * This machine's files under {@code poison:/}, where a photo named {@code kills} ends the JVM that
 * opens it, as the machine's memory watch would, and one named {@code hangs} does not open.
 */
public final class PoisonFileSystem extends RawLocalFileSystem {
  /** Whether those that hang open at last; Spark makes the instance, hence static. */
  public static final AtomicBoolean ANSWERS = new AtomicBoolean();

  @Override
  public URI getUri() {
    return URI.create("poison:///");
  }

  @Override
  public String getScheme() {
    return "poison";
  }

  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    return Arrays.stream(super.listStatus(folder))
        .map(PoisonFileSystem::plain)
        .toArray(FileStatus[]::new);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return plain(super.getFileStatus(path));
  }

  /** Without the owner, which the local file system would look up by a path of its own scheme. */
  private static FileStatus plain(FileStatus file) {
    return new FileStatus(
        file.getLen(), file.isDirectory(), 1, 1 << 20, file.getModificationTime(), file.getPath());
  }

  @Override
  public FSDataInputStream open(Path path, int buffer) throws IOException {
    if (path.getName().startsWith("kills")) {
      Runtime.getRuntime().halt(137);
    }
    while (path.getName().startsWith("hangs") && !ANSWERS.get()) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        // A disk that went away does not hear it either.
      }
    }
    return super.open(path, buffer);
  }
}
