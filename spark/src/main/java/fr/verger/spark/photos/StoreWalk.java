package fr.verger.spark.photos;

import fr.verger.vision.VergerException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Lists an object store with many requests under way.
 *
 * <p>A store lists a thousand names a request, and the next request needs the answer to the one
 * before: a flat listing waits for one page after the other. So the folders near the root are
 * looked into one level at a time until there are enough to share out, and each of those is listed
 * flat by itself. Names come in no order.
 */
final class StoreWalk {
  /** Requests under way at once. */
  static final int REQUESTS = 16;

  private static final int ENOUGH_FOLDERS = 2 * REQUESTS;

  /** So that a store of a folder for each photo is not asked a question for each. */
  private static final int MOST_LEVELS = 3;

  private final FileSystem files;
  private final Consumer<FileStatus> taken;
  private final Consumer<Path> vanished;

  /**
   * A walk; both consumers are called by one thread at a time.
   *
   * @param taken gets everything that is no folder
   * @param vanished gets a folder that was there when the one above was listed, and then was not
   */
  StoreWalk(FileSystem files, Consumer<FileStatus> taken, Consumer<Path> vanished) {
    this.files = files;
    this.taken = taken;
    this.vanished = vanished;
  }

  void walk(Path root) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            REQUESTS,
            work -> {
              Thread thread = new Thread(work, "verger-listing");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Path> folders = List.of(root);
      for (int level = 0;
          level < MOST_LEVELS && !folders.isEmpty() && folders.size() < ENOUGH_FOLDERS;
          level++) {
        folders = all(threads, folders, folder -> oneLevel(folder, root));
      }
      all(threads, folders, folder -> flat(folder, root));
    } finally {
      threads.shutdownNow();
    }
  }

  /** What is asked of a folder; answers with the folders that are still to be asked. */
  private interface Listing {
    List<Path> of(Path folder) throws IOException;
  }

  private static List<Path> all(ExecutorService threads, List<Path> folders, Listing listing)
      throws IOException {
    List<Callable<List<Path>>> work = new ArrayList<>();
    for (Path folder : folders) {
      work.add(() -> listing.of(folder));
    }
    List<Path> below = new ArrayList<>();
    try {
      for (Future<List<Path>> answer : threads.invokeAll(work)) {
        below.addAll(answer.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the listing was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      if (e.getCause() instanceof VergerException told) {
        throw told;
      }
      throw new IllegalStateException(e.getCause());
    }
    return below;
  }

  private List<Path> oneLevel(Path folder, Path root) throws IOException {
    List<Path> below = new ArrayList<>();
    try {
      RemoteIterator<FileStatus> entries = files.listStatusIterator(folder);
      while (entries.hasNext()) {
        FileStatus entry = entries.next();
        if (entry.isDirectory()) {
          below.add(entry.getPath());
        } else {
          take(entry);
        }
      }
    } catch (FileNotFoundException e) {
      miss(folder, root, e);
    }
    return below;
  }

  private List<Path> flat(Path folder, Path root) throws IOException {
    try {
      RemoteIterator<? extends FileStatus> entries = files.listFiles(folder, true);
      while (entries.hasNext()) {
        take(entries.next());
      }
    } catch (FileNotFoundException e) {
      miss(folder, root, e);
    }
    return List.of();
  }

  private synchronized void take(FileStatus entry) {
    taken.accept(entry);
  }

  private synchronized void miss(Path folder, Path root, FileNotFoundException e)
      throws FileNotFoundException {
    if (folder.equals(root)) {
      throw e;
    }
    vanished.accept(folder);
  }
}
