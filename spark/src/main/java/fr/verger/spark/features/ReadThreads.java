package fr.verger.spark.features;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads in which a task reads its photos: as many as there are reads for a store, and one for
 * this machine, whose disk gains nothing from more. A read that never ends keeps its thread, which
 * does not keep the JVM from ending. Belongs to one thread.
 */
final class ReadThreads implements AutoCloseable {
  private ExecutorService store;
  private ThreadPoolExecutor disk;

  /** Begins a read, or has it wait for those of this machine that came before. */
  void begin(Runnable read, boolean remote) {
    if (remote) {
      if (store == null) {
        store = Executors.newCachedThreadPool(ReadThreads::thread);
      }
      store.execute(read);
    } else {
      if (disk == null) {
        disk = oneThread();
      }
      disk.execute(read);
    }
  }

  private static ThreadPoolExecutor oneThread() {
    return new ThreadPoolExecutor(
        1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ReadThreads::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "verger-read-ahead");
    thread.setDaemon(true);
    return thread;
  }

  /** Another thread reads this machine's photos from now on, for a read of the first never ends. */
  void replaceDisk() {
    List<Runnable> waiting = new ArrayList<>();
    disk.getQueue().drainTo(waiting);
    disk.shutdown();
    disk = oneThread();
    waiting.forEach(disk::execute);
  }

  /** Reads that wait never begin, and those under way are interrupted. */
  @Override
  public void close() {
    if (store != null) {
      store.shutdownNow();
    }
    if (disk != null) {
      disk.shutdownNow();
    }
  }
}
