package fr.verger.spark.inflight;

import fr.verger.spark.inflight.InFlightPlan.Told;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.storage.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The driver's part: counts the deaths that earlier runs left word of, and clears up behind its
 * own. A run that ends in order, be it by Ctrl-C or by one sentence, leaves no word: nothing died
 * of a photo then, unless executors were lost.
 */
public final class InFlightWatch {
  private static final String FOLDER = "in-flight";
  private static final String COUNTS = "deaths.json";

  /** A run that leaves this in a store has died, though its tasks told nothing. */
  private static final String BEGUN = "in-flight-begun";

  /** What a run that ended in order leaves, and behind it its name: its tasks may still tell. */
  private static final String ENDED = "in-flight-ended-";

  private final FileSystem files;
  private final Path folder;
  private final Path counts;

  private InFlightWatch(FileSystem files, Path own) {
    this.files = files;
    this.folder = new Path(own, FOLDER);
    this.counts = new Path(own, COUNTS);
  }

  /**
   * Does the work of a run on photos.
   *
   * @param own the folder in which runs tell each other
   * @param todo the photos that are still to be done
   * @param speculative whether attempts of one task may live side by side
   * @param work is told what its tasks need
   */
  public static <T> T over(
      FileSystem files,
      Path own,
      Iterable<PhotoFile> todo,
      boolean speculative,
      Function<InFlightPlan, T> work) {
    InFlightWatch watch = new InFlightWatch(files, own);
    InFlightPlan plan = watch.begin(todo, speculative);
    Thread stopped = new Thread(() -> watch.end(plan), "verger-in-flight");
    Runtime.getRuntime().addShutdownHook(stopped);
    try {
      T made = work.apply(plan);
      watch.clear();
      watch.forget();
      return made;
    } catch (Exception e) {
      // Spark's Scala code throws checked exceptions that no signature names.
      if (!lostExecutors(e)) {
        watch.end(plan);
      }
      throw e;
    } finally {
      unhook(stopped);
    }
  }

  private static void unhook(Thread stopped) {
    try {
      Runtime.getRuntime().removeShutdownHook(stopped);
    } catch (IllegalStateException e) {
      // The JVM is ending, and runs it.
    }
  }

  private static boolean lostExecutors(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && cause.getMessage().contains("ExecutorLostFailure")) {
        return true;
      }
    }
    return false;
  }

  private InFlightPlan begin(Iterable<PhotoFile> todo, boolean speculative) {
    try {
      Deaths known = Deaths.read(files, counts);
      List<String> counted = new ArrayList<>();
      Map<String, Integer> named = new HashMap<>();
      boolean died = collect(known, counted, named);
      Deaths now = new Deaths(List.of(), List.of());
      if (!known.photos().isEmpty() || !named.isEmpty()) {
        now = known.with(named, counted, todo);
        now.write(files, counts);
      }
      files.delete(folder, true);
      files.mkdirs(folder);
      if (!InFlightFile.cheap(folder)) {
        WholeFile.open(files, new Path(folder, BEGUN)).close();
      }
      String run = UUID.randomUUID().toString().substring(0, 8);
      return new InFlightPlan(folder.toString(), run, told(speculative, died), now.byPath());
    } catch (IOException e) {
      throw StorageFailure.writing(folder.getParent().toString(), e);
    }
  }

  private Told told(boolean speculative, boolean died) {
    if (speculative) {
      return Told.NONE;
    }
    return died || InFlightFile.cheap(folder) ? Told.ALL : Told.LATER;
  }

  /** Reads what runs that died left; whether any did. */
  private boolean collect(Deaths known, List<String> counted, Map<String, Integer> named)
      throws IOException {
    FileStatus[] left;
    try {
      left = files.listStatus(folder);
    } catch (FileNotFoundException e) {
      return false;
    }
    List<String> ended =
        Arrays.stream(left)
            .map(status -> status.getPath().getName())
            .filter(name -> name.startsWith(ENDED))
            .map(name -> name.substring(ENDED.length()))
            .toList();
    boolean died = false;
    for (FileStatus status : left) {
      String name = status.getPath().getName();
      InFlightFile file = InFlightFile.found(status.getPath());
      if (name.startsWith(ENDED) || (file != null && ended.stream().anyMatch(file::isOf))) {
        continue;
      }
      died = true;
      if (file != null) {
        counted.add(name);
      }
      if (file != null && !known.counted().contains(name)) {
        file.read(files).forEach(photo -> named.merge(photo, 1, Integer::sum));
      }
    }
    return died;
  }

  /** The run ends in order: what its tasks told, and what those tell that still run, is nothing. */
  private void end(InFlightPlan plan) {
    clear();
    try {
      WholeFile.open(files, new Path(folder, ENDED + plan.run())).close();
    } catch (IOException e) {
      // As where it cannot be cleared.
    }
  }

  /** What tasks told is of no interest any more. */
  private void clear() {
    try {
      files.delete(folder, true);
    } catch (IOException e) {
      // The next run takes this one for dead and is more careful than it need be.
    }
  }

  /** All photos are done or rejected, so nobody asks for their deaths any more. */
  private void forget() {
    try {
      files.delete(counts, false);
    } catch (IOException e) {
      // They count for photos that are still to be done, and there are none of these.
    }
  }
}
