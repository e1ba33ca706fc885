package fr.verger.vision.preprocessing;

/** Lines of ints that are used again as long as they are large enough, and not kept when huge. */
final class Lines {
  private static final long KEPT_VALUES = 4_000_000;

  private int[][] kept = new int[0][];
  private int longest;

  /** Exactly {@code count} lines of at least {@code length} values each, with anything in them. */
  int[][] get(int count, int length) {
    if (kept.length == count && longest >= length) {
      return kept;
    }
    int[][] lines = new int[count][];
    int now = Math.max(length, longest);
    for (int i = 0; i < count; i++) {
      lines[i] = i < kept.length && longest >= length ? kept[i] : new int[now];
    }
    if ((long) count * now <= KEPT_VALUES) {
      kept = lines;
      longest = now;
    }
    return lines;
  }
}
