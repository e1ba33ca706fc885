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
  private long turns;
  private boolean closed;

  /** A budget of so many bytes. */
  ByteBudget(long most) {
    this.most = most;
  }

  /** What one read holds. */
  final class Share {
    private final long turn;
    private long mine;
    private boolean left;

    private Share(long turn) {
      this.turn = turn;
    }

    /**
     * Waits until it is this read's turn and there is room, and takes the bytes; once.
     *
     * @throws InterruptedException also when the budget is closed, or nobody waits for the read
     */
    void take(long bytes) throws InterruptedException {
      synchronized (ByteBudget.this) {
        while (!closed && !left && (turn != next || (held > 0 && held + bytes > most))) {
          ByteBudget.this.wait();
        }
        if (closed || left) {
          throw new InterruptedException("nobody waits for it any more");
        }
        next++;
        add(bytes);
      }
    }

    /** Gives bytes back. */
    void giveBack(long bytes) {
      synchronized (ByteBudget.this) {
        if (!left) {
          add(-bytes);
        }
      }
    }

    /**
     * Gives back what a read holds that may never end, and its turn if that did not come yet. All
     * reads before it have ended, or were left like it.
     */
    void leave() {
      synchronized (ByteBudget.this) {
        if (turn == next) {
          next++;
        }
        add(-mine);
        left = true;
      }
    }

    private void add(long bytes) {
      mine += bytes;
      held += bytes;
      ByteBudget.this.notifyAll();
    }
  }

  /** The next read's share, of which it holds nothing yet. */
  synchronized Share next() {
    return new Share(turns++);
  }

  /** From now on nothing is granted, though room may come. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
