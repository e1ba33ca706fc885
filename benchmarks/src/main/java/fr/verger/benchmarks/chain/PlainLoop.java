package fr.verger.benchmarks.chain;

import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.SharedBackbones;
import fr.verger.vision.features.ExtractedPhoto;
import fr.verger.vision.features.FeatureExtractor;
import fr.verger.vision.features.FeatureIterator;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What one would write without Spark: threads that take the next file each, read it from disk,
 * decode, resize, normalise, and run the same session in batches of the same size. Nobody waits for
 * the slower one, no partition is left over at the end, and nothing is written.
 */
final class PlainLoop {
  private final List<Path> photos;
  private final Backbone backbone;
  private final int threads;

  private PlainLoop(List<Path> photos, Backbone backbone, int threads) {
    this.photos = photos;
    this.backbone = backbone;
    this.threads = threads;
  }

  /**
   * A loop over all JPEG files below the folder of photos.
   *
   * @throws IllegalArgumentException when there are fewer than are asked for
   */
  static PlainLoop over(ChainSettings settings, int threads) throws IOException {
    List<Path> photos;
    try (Stream<Path> files = Files.walk(settings.images())) {
      photos =
          files
              .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jpg"))
              .sorted()
              .toList();
    }
    if (photos.size() < settings.minPhotos()) {
      throw new IllegalArgumentException(
          "%s has %d photos; %d are asked for"
              .formatted(settings.images(), photos.size(), settings.minPhotos()));
    }
    return new PlainLoop(photos, SharedBackbones.get(model(settings.backbone())), threads);
  }

  private static BackboneModel model(String backbone) throws IOException {
    BackboneCatalog catalog = new BackboneCatalog();
    return catalog.has(backbone)
        ? catalog.named(backbone, BackboneOptions.none())
        : catalog.read(backbone, Files.readAllBytes(Path.of(backbone)), BackboneOptions.none());
  }

  int photos() {
    return photos.size();
  }

  /** Features of every photo, once. */
  Timing run() throws Exception {
    Timing.Instant start = Timing.Instant.now();
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        shares.add(pool.submit(() -> share(next)));
      }
      long done = 0;
      for (Future<Long> share : shares) {
        done += share.get();
      }
      return Timing.since(start, done);
    } finally {
      pool.shutdownNow();
    }
  }

  private long share(AtomicInteger next) {
    FeatureExtractor extractor =
        new FeatureExtractor(
            backbone, FeatureExtractor.DEFAULT_BATCH, PhotoDecoder.DEFAULT_MAX_PIXELS);
    Iterator<ExtractedPhoto<Path>> outcomes =
        new FeatureIterator<>(new Remaining(photos, next), PlainLoop::bytes, extractor);
    long done = 0;
    while (outcomes.hasNext()) {
      ExtractedPhoto<Path> outcome = outcomes.next();
      if (outcome.isRejected()) {
        throw new IllegalStateException(outcome.photo() + ": " + outcome.rejection());
      }
      done++;
    }
    return done;
  }

  private static byte[] bytes(Path photo) throws UnreadablePhotoException {
    try {
      return Files.readAllBytes(photo);
    } catch (IOException e) {
      throw new UnreadablePhotoException("cannot be read", e);
    }
  }
}
