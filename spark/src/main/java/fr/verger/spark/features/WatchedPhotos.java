package fr.verger.spark.features;

import fr.verger.spark.inflight.TaskJournal;
import fr.verger.vision.features.ExtractedPhoto;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Outcomes of photos, of which those in flight at a death go alone: alone in their task, and one at
 * a time in their JVM, so that one that kills it again is the only one of these to be named again.
 * Belongs to one thread.
 */
final class WatchedPhotos<P> implements Iterator<ExtractedPhoto<P>> {
  private static final String REASON =
      "its process died twice while it was worked on; touch the file to have it tried again";

  private static final long HEED_MILLIS = 100;

  /** Shared by all tasks of the JVM, because it is the JVM that dies. */
  private static final Semaphore ALONE = new Semaphore(1);

  private final WatchedRows<P> rows;
  private final Iterator<ExtractedPhoto<P>> photos;
  private final TaskJournal journal;
  private final Cancellation cancellation = Cancellation.ofThisTask();
  private boolean alone;

  /**
   * The outcomes of the task that runs on this thread.
   *
   * @param photos the outcomes of the rows, as far as these say that there are more
   */
  WatchedPhotos(WatchedRows<P> rows, Iterator<ExtractedPhoto<P>> photos, TaskJournal journal) {
    this.rows = rows;
    this.photos = photos;
    this.journal = journal;
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) ended -> release());
  }

  @Override
  public boolean hasNext() {
    return photos.hasNext() || rows.isMore();
  }

  @Override
  public ExtractedPhoto<P> next() {
    if (!photos.hasNext()) {
      P leftOut = rows.leftOut();
      if (leftOut != null) {
        return new ExtractedPhoto<>(leftOut, null, REASON);
      }
      await();
      rows.letThrough();
    }
    ExtractedPhoto<P> photo = photos.next();
    journal.done();
    if (alone) {
      // Before another task's photo is touched, which may end this JVM.
      journal.tell();
      release();
    }
    return photo;
  }

  private void await() {
    try {
      while (!alone) {
        cancellation.heed();
        alone = ALONE.tryAcquire(HEED_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancellation.heed();
      throw new IllegalStateException("interrupted while waiting for a photo", e);
    }
  }

  private void release() {
    if (alone) {
      alone = false;
      ALONE.release();
      rows.goOn();
    }
  }
}
