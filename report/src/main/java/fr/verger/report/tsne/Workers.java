package fr.verger.report.tsne;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Threads that share chunks of work. Who takes which chunk is left to chance, so whatever depends
 * on an order must be kept by chunk and put together afterwards.
 */
final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;

  Workers(int threads) {
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "verger-tsne");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Chunks of so many items that hold all of a number of items. */
  static int chunks(int items, int size) {
    return (items + size - 1) / size;
  }

  /**
   * Does all chunks, each once, and waits for them.
   *
   * @param worker makes what does a chunk, once for each thread, with scratch space of its own
   * @throws InterruptedException when this thread is interrupted; no chunk is begun any more then
   */
  void each(int chunks, Supplier<IntConsumer> worker) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> shares = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, chunks); i++) {
      shares.add(
          () -> {
            IntConsumer work = worker.get();
            for (int chunk = next.getAndIncrement();
                chunk < chunks && !Thread.currentThread().isInterrupted();
                chunk = next.getAndIncrement()) {
              work.accept(chunk);
            }
            return null;
          });
    }
    for (Future<Void> share : pool.invokeAll(shares)) {
      try {
        share.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a part of the map failed", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
