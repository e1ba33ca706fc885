package fr.verger.vision.descriptor;

import boofcv.concurrency.BoofConcurrency;

/**
 * Keeps BoofCV on the thread that calls it: there is a task for each core already. It knows this
 * only as a switch for the whole JVM, which its factories and filters read when they are called.
 */
final class SingleThreaded {
  private SingleThreaded() {}

  static void boofcv() {
    BoofConcurrency.USE_CONCURRENT = false;
  }
}
