package fr.verger.server.prediction;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs inferences: as many at once as there are threads, a bounded number waiting. */
public final class InferenceQueue implements AutoCloseable {
  private final ThreadPoolExecutor threads;

  /**
   * Starts with idle threads.
   *
   * @param running at once, the number of cores
   * @param waiting at most, beyond those that run
   */
  public InferenceQueue(int running, int waiting) {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            running,
            running,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            task -> {
              Thread thread = new Thread(task, "verger-inference-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Whether there was room for it. */
  boolean offer(Runnable inference) {
    try {
      threads.execute(inference);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** How many run now. */
  public int running() {
    return threads.getActiveCount();
  }

  /** How many wait now. */
  public int waiting() {
    return threads.getQueue().size();
  }

  /** Lets what runs come to its end; takes nothing new. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
