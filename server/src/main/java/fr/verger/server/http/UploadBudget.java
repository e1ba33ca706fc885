package fr.verger.server.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes of bodies that may lie in memory at once, of all requests together. Thread-safe. */
public final class UploadBudget {
  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  /** Up to that many bytes. */
  public UploadBudget(long limit) {
    this.limit = limit;
  }

  /** Bytes that lie in memory now. */
  public long taken() {
    return taken.get();
  }

  /** Takes that many bytes, or none when they are not left. */
  boolean take(int bytes) {
    if (taken.addAndGet(bytes) <= limit) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }
}
