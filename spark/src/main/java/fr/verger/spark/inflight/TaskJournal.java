package fr.verger.spark.inflight;

import fr.verger.spark.storage.HadoopSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The photos that a task is at work on, told before they are touched; and at how many deaths each
 * was in flight before, in earlier runs and in earlier attempts of the task. What an attempt told
 * goes when it ends, well or not, and stays when its JVM dies. Belongs to one thread.
 */
public final class TaskJournal {
  private final InFlightFile file;
  private final HadoopSettings settings;
  private final boolean tells;
  private final Map<String, Integer> deaths;
  private final Queue<String> inFlight = new ArrayDeque<>();
  private boolean told;

  private TaskJournal(
      InFlightFile file, HadoopSettings settings, boolean tells, Map<String, Integer> deaths) {
    this.file = file;
    this.settings = settings;
    this.tells = tells;
    this.deaths = deaths;
  }

  /** That of the task which runs on this thread. */
  public static TaskJournal ofThisTask(InFlightPlan plan, HadoopSettings settings) {
    TaskContext task = TaskContext.get();
    int attempt = task.attemptNumber();
    TaskJournal journal =
        new TaskJournal(
            plan.file(task.partitionId(), attempt),
            settings,
            plan.tells(attempt),
            deaths(plan, task.partitionId(), attempt, settings));
    task.addTaskCompletionListener((TaskCompletionListener) ended -> journal.close());
    return journal;
  }

  /** Those before the run, and of the task's attempts whose word stands there still. */
  private static Map<String, Integer> deaths(
      InFlightPlan plan, int partition, int attempt, HadoopSettings settings) {
    if (attempt == 0) {
      return plan.deaths();
    }
    Map<String, Integer> deaths = new HashMap<>(plan.deaths());
    try {
      FileSystem files = settings.fileSystem(new Path(plan.folder()));
      for (int earlier = 0; earlier < attempt; earlier++) {
        for (String photo : plan.file(partition, earlier).read(files)) {
          deaths.merge(photo, 1, Integer::sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return deaths;
  }

  /** At how many deaths a photo was in flight. */
  public int deaths(String photo) {
    return deaths.getOrDefault(photo, 0);
  }

  /** Photos are about to be touched. */
  public void begin(List<String> photos) {
    inFlight.addAll(photos);
    tell();
  }

  /** The first of those in flight is through, which is told when the next ones begin. */
  public void done() {
    inFlight.remove();
  }

  /** Tells now what is in flight. */
  public void tell() {
    if (tells) {
      try {
        file.write(new ArrayList<>(inFlight), settings);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      told = true;
    }
  }

  private void close() {
    if (!told) {
      return;
    }
    try {
      file.delete(settings);
    } catch (IOException e) {
      // It stays, as if this attempt had died: its photos are done one by one the next time.
    }
  }
}
