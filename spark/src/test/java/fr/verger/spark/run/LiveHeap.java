package fr.verger.spark.run;

/** Watches how much of the heap is in use when the garbage is gone, every half second. */
final class LiveHeap implements AutoCloseable {
  private static final int MILLIS_BETWEEN = 500;

  private final Thread watch = new Thread(this::watch, "live-heap");
  private long most;

  LiveHeap() {
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(MILLIS_BETWEEN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look() {
    System.gc();
    Runtime memory = Runtime.getRuntime();
    most = Math.max(most, memory.totalMemory() - memory.freeMemory());
  }

  /** Bytes in use at most since this was asked last. */
  synchronized long peak() {
    long peak = most;
    most = 0;
    return peak;
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
