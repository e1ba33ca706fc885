package fr.verger.benchmarks.chain;

/** A way to turn photos into features. */
interface Contender {
  /** Features of every photo, once; returns how many there were. */
  long run() throws Exception;
}
