package fr.verger.spark.run;

import fr.verger.spark.photos.PathHash;

/**
 * Paths, of which only a hash is kept: 16 bytes or so for each. That two of a million paths are
 * taken for one has a chance of one in 30 million. Open addressing with linear probing (Knuth, The
 * Art of Computer Programming 3, 6.4, algorithm L).
 */
final class PathSet {
  private static final int FEWEST = 1 << 10;

  /** Hashes; 0 is a free place, and a hash of 0 is kept as 1. */
  private long[] places = new long[FEWEST];

  private int size;

  /** Adds a path; false when it was there. */
  boolean add(String path) {
    if (3L * (size + 1) > 2L * places.length) {
      grow();
    }
    long hash = PathHash.of(path, 0);
    boolean added = put(hash == 0 ? 1 : hash);
    size += added ? 1 : 0;
    return added;
  }

  private boolean put(long hash) {
    int mask = places.length - 1;
    int place = (int) hash & mask;
    while (places[place] != 0) {
      if (places[place] == hash) {
        return false;
      }
      place = (place + 1) & mask;
    }
    places[place] = hash;
    return true;
  }

  private void grow() {
    long[] before = places;
    places = new long[2 * before.length];
    for (long hash : before) {
      if (hash != 0) {
        put(hash);
      }
    }
  }

  int size() {
    return size;
  }
}
