package fr.verger.spark.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * Watches how much of the heap is in use when the garbage has just gone, so often that a tenth of
 * the time goes there.
 */
final class LiveHeap implements AutoCloseable {
  private static final int PAUSE = 10;
  private static final int NANOS_OF_A_MILLI = 1_000_000;

  private final Thread watch = new Thread(this::watch, "live-heap");
  private long most;

  LiveHeap() {
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    try {
      while (true) {
        long start = System.nanoTime();
        look();
        Thread.sleep(PAUSE * (System.nanoTime() - start) / NANOS_OF_A_MILLI);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks now: what is held at this moment counts. */
  synchronized void look() {
    System.gc();
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      // As the collector left it: what is in use now is garbage by the next moment.
      if (pool.getType() == MemoryType.HEAP) {
        used += pool.getCollectionUsage().getUsed();
      }
    }
    most = Math.max(most, used);
  }

  /** Bytes in use at most since this was asked last. */
  synchronized long peak() {
    look();
    long peak = most;
    most = 0;
    return peak;
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
