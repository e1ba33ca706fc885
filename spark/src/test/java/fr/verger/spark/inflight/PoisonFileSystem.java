package fr.verger.spark.inflight;

import fr.verger.spark.storage.LocalFilesElsewhere;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * This machine's files under {@code poison:/}, where a photo named {@code kills} ends the JVM that
 * opens it, as the machine's memory watch would, and one named {@code hangs} does not open.
 */
public final class PoisonFileSystem extends LocalFilesElsewhere {
  /** Whether those that hang open at last; Spark makes the instance, hence static. */
  public static final AtomicBoolean ANSWERS = new AtomicBoolean();

  /** As Hadoop makes one. */
  public PoisonFileSystem() {
    super("poison");
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
