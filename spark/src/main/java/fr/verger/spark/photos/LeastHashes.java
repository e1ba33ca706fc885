package fr.verger.spark.photos;

import java.util.Arrays;

/**
 * The least of some hashes: all are shown to it once, and then once more, when it says which are
 * among them. Holds 16 bytes for each that it takes, at most.
 */
final class LeastHashes {
  private static final int FEWEST = 16;

  private final int wanted;
  private long[] least = new long[FEWEST];
  private int held;

  /** How many that equal the greatest one are still to be taken; -1 until all were added. */
  private int ties = -1;

  /** The least hashes, so many of them; at least one. */
  LeastHashes(int wanted) {
    this.wanted = wanted;
  }

  void add(long hash) {
    if (held == least.length) {
      if (held >= 2L * wanted) {
        cut();
      } else {
        least = Arrays.copyOf(least, 2 * held);
      }
    }
    least[held++] = hash;
  }

  private void cut() {
    Arrays.sort(least, 0, held);
    held = Math.min(held, wanted);
  }

  /** Whether a hash that was added is one of the least; of equal ones those that come first. */
  boolean take(long hash) {
    if (ties < 0) {
      cut();
      ties = 0;
      for (int i = held; i > 0 && least[i - 1] == least[held - 1]; i--) {
        ties++;
      }
    }
    long greatest = least[held - 1];
    if (hash != greatest || ties == 0) {
      return hash < greatest;
    }
    ties--;
    return true;
  }
}
