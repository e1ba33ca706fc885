package fr.verger.spark.photos;

/** A hash of paths that is the same on every machine and in every release. */
public final class PathHash {
  private PathHash() {}

  /** FNV-1a over the characters from an index on, then MurmurHash3's finaliser. */
  public static long of(CharSequence path, int from) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
