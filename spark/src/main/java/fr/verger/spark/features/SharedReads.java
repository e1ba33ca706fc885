package fr.verger.spark.features;

import fr.verger.spark.storage.StorageReason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What was asked for last of what is read under names. Threads that want the same wait for one read
 * of it. Thread-safe.
 */
final class SharedReads<K, V> {
  private final Map<K, FutureTask<V>> kept;

  /** Keeps so many. */
  SharedReads(int most) {
    kept =
        new LinkedHashMap<>(most, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, FutureTask<V>> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * What is kept under a name, or is read now by whoever asks first. When that one is told to stop,
   * for its own photo was given up, whoever waited for it reads it himself: his time begins then.
   *
   * @param arrived is told when that time begins
   */
  V get(K name, Callable<V> read, Runnable arrived) throws IOException {
    FutureTask<V> own = new FutureTask<>(read);
    while (true) {
      FutureTask<V> task;
      synchronized (kept) {
        task = kept.computeIfAbsent(name, absent -> own);
      }
      if (task == own) {
        own.run();
      }
      try {
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for a pack");
      } catch (ExecutionException e) {
        synchronized (kept) {
          kept.remove(name, task);
        }
        IOException failed = failure(e.getCause());
        if (task == own || !StorageReason.isInterruption(failed)) {
          throw failed;
        }
        arrived.run();
      }
    }
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof OutOfMemoryError scarce) {
      throw scarce;
    }
    if (cause instanceof IOException failed) {
      return failed;
    }
    throw new IllegalStateException(cause);
  }
}
