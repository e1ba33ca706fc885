package fr.verger.spark.features;

/**
 * Bytes that reads may hold together. Reads are granted their bytes in the order of their turns, so
 * that the photo that is wanted next never waits for one behind it; a photo larger than the whole
 * budget is granted when nothing else is held. Thread-safe.
 */
final class ByteBudget {
  private final long most;
  private long held;
  private long next;
  private boolean closed;

  /** A budget of so many bytes; the first turn is 0. */
  ByteBudget(long most) {
    this.most = most;
  }

  /**
   * Waits until it is this turn and there is room, and takes the bytes.
   *
   * @throws InterruptedException also when the budget is closed
   */
  synchronized void take(long turn, long bytes) throws InterruptedException {
    while (!closed && (turn != next || (held > 0 && held + bytes > most))) {
      wait();
    }
    if (closed) {
      throw new InterruptedException("nobody waits for it any more");
    }
    next++;
    held += bytes;
    notifyAll();
  }

  /** Gives bytes back. */
  synchronized void giveBack(long bytes) {
    held -= bytes;
    notifyAll();
  }

  /** From now on nothing is granted, though room may come. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
