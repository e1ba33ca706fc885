package fr.verger.cli.predict;

import fr.verger.spark.features.PhotoReader;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Predicts photos on all cores and hands them on in their order. */
final class OrderedPredictions {
  /** Photos in work for each thread: one slow photo shall not stop the others. */
  private static final int AHEAD = 4;

  private final FruitClassifier classifier;
  private final PhotoReader reader;
  private final int threads;

  OrderedPredictions(FruitClassifier classifier, PhotoReader reader, int threads) {
    this.classifier = classifier;
    this.reader = reader;
    this.threads = threads;
  }

  /** Predicts all of them; {@code taker} is called on this thread. */
  void of(List<String> paths, Consumer<PredictedPhoto> taker) {
    ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, paths.size()));
    try {
      Deque<Future<PredictedPhoto>> begun = new ArrayDeque<>();
      Iterator<String> waiting = paths.iterator();
      while (waiting.hasNext() || !begun.isEmpty()) {
        while (waiting.hasNext() && begun.size() < AHEAD * threads) {
          String path = waiting.next();
          begun.add(workers.submit(() -> predict(path)));
        }
        taker.accept(outcome(begun.remove()));
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private PredictedPhoto predict(String path) {
    try {
      return new PredictedPhoto(path, classifier.classify(reader.read(path)), null);
    } catch (UnreadablePhotoException e) {
      return new PredictedPhoto(path, null, e.getMessage());
    }
  }

  private static PredictedPhoto outcome(Future<PredictedPhoto> begun) {
    try {
      return begun.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while predicting", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }
}
