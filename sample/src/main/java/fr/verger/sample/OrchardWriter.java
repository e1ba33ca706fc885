package fr.verger.sample;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Draws and writes the photos of an orchard on several threads, one fruit to a thread at a time.
 */
final class OrchardWriter {
  private final SampleSettings settings;
  private final Path folder;
  private final SampleProgress progress;
  private final Object telling = new Object();
  private long done;

  OrchardWriter(SampleSettings settings, Path folder, SampleProgress progress) {
    this.settings = settings;
    this.folder = folder;
    this.progress = progress;
  }

  /** Writes all photos; returns only when no thread writes any more. */
  void write(List<Sitting> sittings) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(settings.threads());
    CompletionService<Void> finished = new ExecutorCompletionService<>(pool);
    List<Future<Void>> open = new ArrayList<>();
    try {
      for (Sitting sitting : sittings) {
        open.add(finished.submit(() -> write(sitting)));
      }
      for (int i = 0; i < sittings.size(); i++) {
        finished.take().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("Writing the orchard to " + folder + " was interrupted.")
              .initCause(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      stop(pool, open);
    }
  }

  private Void write(Sitting sitting) throws IOException {
    JpegWriter jpeg = new JpegWriter();
    for (Iterator<SamplePhoto> photos = sitting.photos(settings).iterator(); photos.hasNext(); ) {
      if (Thread.interrupted()) {
        throw new InterruptedIOException();
      }
      SamplePhoto photo = photos.next();
      Path file = folder.resolve(photo.relativePath());
      Files.createDirectories(file.getParent());
      Files.write(file, jpeg.encode(photo.image()));
      synchronized (telling) {
        done++;
        progress.written(done, settings.photos());
      }
    }
    return null;
  }

  private IOException failure(Throwable cause) {
    if (cause instanceof RuntimeException unexpected && !(cause instanceof UncheckedIOException)) {
      throw unexpected;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return DiskTrouble.saying("The sample orchard could not be written to " + folder, cause);
  }

  private static void stop(ExecutorService pool, List<Future<Void>> open) {
    for (Future<Void> future : open) {
      future.cancel(false);
    }
    pool.shutdownNow();
    // close() of Java 19 would wait; on 17 the last photos under way are waited for here.
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
