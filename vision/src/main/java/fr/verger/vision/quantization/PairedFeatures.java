package fr.verger.vision.quantization;

import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.features.PhotoBytes;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Features of the same photos by two backbones with the same preprocessing, and how long each took.
 *
 * <p>Photos go in chunks: every thread fills a batch, then every thread runs its batch through the
 * one backbone, then through the other; who begins changes from chunk to chunk. Only the runs are
 * timed, so whatever else the machine does meets both alike.
 */
public final class PairedFeatures implements AutoCloseable {
  private final List<PairedBatch> batches;
  private final ExecutorService threads;
  private boolean warm;
  private boolean secondBegins;
  private long timedPhotos;
  private long firstNanos;
  private long secondNanos;
  private long firstProcessorNanos;
  private long secondProcessorNanos;

  /** A photo with the features of both. */
  public record Pair<P>(P photo, float[] first, float[] second) {}

  /**
   * Two backbones that stay the caller's to close.
   *
   * @param threads callers at once; one for each core
   * @param batch photos that go through the network at once
   * @param maxPixels photos of more pixels are left out
   */
  public PairedFeatures(Backbone first, Backbone second, int threads, int batch, long maxPixels) {
    if (!first.model().preprocessing().equals(second.model().preprocessing())) {
      throw new IllegalArgumentException("the backbones want different photos");
    }
    batches = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      batches.add(new PairedBatch(first, second, batch, maxPixels));
    }
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /** Features of photos, in their order; photos that cannot be read are left out. */
  public <P> List<Pair<P>> of(List<P> photos, PhotoBytes<P> bytes) {
    List<Pair<P>> pairs = new ArrayList<>();
    int each = batches.get(0).size();
    int chunk = each * batches.size();
    for (int from = 0; from < photos.size(); from += chunk) {
      List<Share<P>> shares = new ArrayList<>();
      for (int i = 0; i < batches.size(); i++) {
        int begin = Math.min(photos.size(), from + i * each);
        int end = Math.min(photos.size(), begin + each);
        shares.add(new Share<>(batches.get(i), photos.subList(begin, end), new ArrayList<>()));
      }
      all(shares, share -> share.fill(bytes));
      run(shares);
      shares.forEach(share -> pairs.addAll(share.pairs()));
    }
    return pairs;
  }

  /** The part of a chunk that one thread takes. */
  private record Share<P>(PairedBatch batch, List<P> photos, List<P> taken) {
    void fill(PhotoBytes<P> bytes) {
      batch.clear();
      for (P photo : photos) {
        try {
          batch.add(bytes.of(photo));
          taken.add(photo);
        } catch (UnreadablePhotoException e) {
          // Counted by whoever counts the pairs.
        }
      }
    }

    List<Pair<P>> pairs() {
      List<Pair<P>> pairs = new ArrayList<>();
      for (int i = 0; i < taken.size(); i++) {
        pairs.add(new Pair<>(taken.get(i), batch.firstRow(i), batch.secondRow(i)));
      }
      return pairs;
    }
  }

  private <P> void run(List<Share<P>> shares) {
    if (!warm) {
      all(shares, share -> share.batch().runFirst());
      all(shares, share -> share.batch().runSecond());
      warm = true;
    }
    long start = System.nanoTime();
    all(shares, share -> run(share.batch(), secondBegins));
    long middle = System.nanoTime();
    all(shares, share -> run(share.batch(), !secondBegins));
    long end = System.nanoTime();
    if (shares.stream().allMatch(share -> share.batch().isFull())) {
      firstNanos += secondBegins ? end - middle : middle - start;
      secondNanos += secondBegins ? middle - start : end - middle;
      for (Share<P> share : shares) {
        firstProcessorNanos += share.batch().firstProcessorNanos();
        secondProcessorNanos += share.batch().secondProcessorNanos();
      }
      timedPhotos += (long) shares.size() * batches.get(0).size();
    }
    secondBegins = !secondBegins;
  }

  private static void run(PairedBatch batch, boolean second) {
    if (second) {
      batch.runSecond();
    } else {
      batch.runFirst();
    }
  }

  @FunctionalInterface
  private interface Work<P> {
    void on(Share<P> share);
  }

  private <P> void all(List<Share<P>> shares, Work<P> work) {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (Share<P> share : shares) {
      tasks.add(
          () -> {
            work.on(share);
            return null;
          });
    }
    try {
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Photos a second of the first backbone, all threads together; 0 before a chunk was full. */
  public double firstPhotosPerSecond() {
    return firstNanos == 0 ? 0 : timedPhotos * 1e9 / firstNanos;
  }

  /** Photos a second of the second backbone, all threads together; 0 before a chunk was full. */
  public double secondPhotosPerSecond() {
    return secondNanos == 0 ? 0 : timedPhotos * 1e9 / secondNanos;
  }

  /**
   * Processor time of the first backbone over that of the second: how many times faster the second
   * is, hardly changed by what else the machine does; 0 before a chunk was full.
   */
  public double processorTimeRatio() {
    return secondProcessorNanos == 0 ? 0 : (double) firstProcessorNanos / secondProcessorNanos;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
