package fr.verger.spark.features;

import fr.verger.spark.inflight.InFlightPlan;
import fr.verger.spark.inflight.TaskJournal;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;

/**
 * Rows of photos that stand in the task's journal before they are handed on, some at a time.
 *
 * <p>Before a photo that was in flight at a death the rows seem to end, so that all that were
 * handed on come to their end first; {@link #letThrough} then lets it through alone. Belongs to one
 * thread.
 */
final class WatchedRows<P> implements Iterator<P> {
  /** Photos that are told at once. */
  private static final int GROUP = 16;

  private final Iterator<P> rows;
  private final Function<P, String> path;
  private final TaskJournal journal;
  private final Queue<P> told = new ArrayDeque<>();
  private P next;
  private boolean alone;

  WatchedRows(Iterator<P> rows, Function<P, String> path, TaskJournal journal) {
    this.rows = rows;
    this.path = path;
    this.journal = journal;
  }

  @Override
  public boolean hasNext() {
    if (told.isEmpty() && !alone) {
      while (told.size() < GROUP && peek() != null && deaths() == 0) {
        told.add(take());
      }
      tell();
    }
    return !told.isEmpty();
  }

  @Override
  public P next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return told.remove();
  }

  /** Whether there are rows that were not told yet. */
  boolean isMore() {
    return peek() != null;
  }

  /** The next row, where its photo was in flight at so many deaths that it is left out; or null. */
  P leftOut() {
    return peek() != null && deaths() >= InFlightPlan.MOST_DEATHS ? take() : null;
  }

  /** Lets the next photo through, and none behind it. */
  void letThrough() {
    alone = true;
    told.add(take());
    tell();
  }

  /** That photo is through; the others may follow. */
  void goOn() {
    alone = false;
  }

  private void tell() {
    if (!told.isEmpty()) {
      journal.begin(told.stream().map(path).toList());
    }
  }

  private int deaths() {
    return journal.deaths(path.apply(peek()));
  }

  private P peek() {
    if (next == null && rows.hasNext()) {
      next = rows.next();
    }
    return next;
  }

  private P take() {
    P taken = peek();
    next = null;
    return taken;
  }
}
