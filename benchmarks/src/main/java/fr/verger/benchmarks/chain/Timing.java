package fr.verger.benchmarks.chain;

/** One run. */
record Timing(long photos, double seconds) {
  static Timing of(Contender contender) throws Exception {
    long start = System.nanoTime();
    long photos = contender.run();
    return new Timing(photos, (System.nanoTime() - start) / 1e9);
  }

  double photosPerSecond() {
    return photos / seconds;
  }
}
