package fr.verger.benchmarks.serve;

import fr.verger.vision.classifier.FruitClassifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the server's cores give without a server: as many threads as cores classify photos that lie
 * in memory. Prints photos a second.
 */
public final class EngineLoop {
  private static final double WARM_UP_SECONDS = 10;

  private EngineLoop() {}

  /** Arguments: the folder of the photos, the model or {@code bundled}, seconds. */
  public static void main(String[] arguments) throws Exception {
    List<byte[]> photos = Photos.in(Path.of(arguments[0]));
    try (FruitClassifier classifier = Photos.classifier(arguments[1])) {
      loop(classifier, photos, WARM_UP_SECONDS);
      System.out.println(loop(classifier, photos, Double.parseDouble(arguments[2])));
    }
  }

  private static double loop(FruitClassifier classifier, List<byte[]> photos, double seconds)
      throws Exception {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(
          pool.submit(
              () -> {
                while (System.nanoTime() < end) {
                  classifier.classify(photos.get(next.getAndIncrement() % photos.size()));
                }
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    pool.shutdown();
    return next.get() / ((System.nanoTime() - start) / 1e9);
  }
}
