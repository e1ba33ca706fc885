package fr.verger.benchmarks.serve;

import fr.verger.vision.classifier.FruitClassifier;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the server's cores give without a server: as many threads as cores classify photos that lie
 * in memory, for as many seconds as each line of the standard input says. Prints photos a second.
 */
public final class EngineLoop {
  private EngineLoop() {}

  /** Arguments: the folder of the photos, the model or {@code bundled}. */
  public static void main(String[] arguments) throws Exception {
    List<byte[]> photos = Photos.in(Path.of(arguments[0]));
    BufferedReader turns =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (FruitClassifier classifier = Photos.classifier(arguments[1])) {
      for (String seconds = turns.readLine(); seconds != null; seconds = turns.readLine()) {
        System.out.println(loop(classifier, photos, Double.parseDouble(seconds)));
      }
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
