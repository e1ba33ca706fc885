package fr.verger.spark.run;

import fr.verger.spark.storage.LocalFilesElsewhere;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;

/**
 * This machine's files under {@code slow:/}, where one photo does not open before the task that
 * reads it was told to stop: so a test knows in which photo a job is cancelled. Spark makes the
 * instance, hence the static counters; {@link #reset} comes first.
 */
public final class SlowPhotos extends LocalFilesElsewhere {
  /** The photo in which the job is cancelled, counted from 1. */
  static final int CANCELLED_IN = 20;

  private static final AtomicInteger OPENED = new AtomicInteger();

  static void reset() {
    OPENED.set(0);
  }

  /** Photos that were opened so far. */
  static int opened() {
    return OPENED.get();
  }

  /** Whether the photo is being read in which the job is to be cancelled. */
  static boolean reached() {
    return opened() >= CANCELLED_IN;
  }

  /** As Hadoop makes one. */
  public SlowPhotos() {
    super("slow");
  }

  @Override
  public FSDataInputStream open(Path path, int buffer) throws IOException {
    if (OPENED.incrementAndGet() == CANCELLED_IN) {
      TaskContext task = TaskContext.get();
      // A thread that reads ahead is no task's own: it is interrupted with its task.
      while (task == null ? !Thread.currentThread().isInterrupted() : !task.isInterrupted()) {
        Thread.onSpinWait();
      }
    }
    return super.open(path, buffer);
  }
}
