package fr.verger.cloud.store;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many small pieces of work on a few threads; the first that fails stops the others. */
final class Parallel {
  private static final int STOP_SECONDS = 10;

  private Parallel() {}

  /** Results in the order of the work. */
  static <T> List<T> all(int threads, List<? extends Callable<T>> work) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> one : work) {
        futures.add(pool.submit(one));
      }
      List<T> results = new ArrayList<>(futures.size());
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw cause(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VergerException(Category.ENVIRONMENT, "Stopped.", e);
    } finally {
      stop(pool);
    }
  }

  /** What is under way ends before the caller goes on. */
  private static void stop(ExecutorService pool) {
    pool.shutdownNow();
    try {
      pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException cause(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException known) {
      return known;
    }
    if (e.getCause() instanceof IOException broken) {
      return new UncheckedIOException(broken);
    }
    return new IllegalStateException(e.getCause());
  }
}
