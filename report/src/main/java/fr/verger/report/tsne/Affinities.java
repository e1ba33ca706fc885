package fr.verger.report.tsne;

import java.util.Arrays;

/**
 * How much each pair of points belongs together: a sparse symmetric matrix that sums to 1.
 *
 * @param starts where the row of each point begins, and where the last one ends
 * @param columns of the entries, rising in each row
 * @param values of the entries
 */
record Affinities(int[] starts, int[] columns, float[] values) {
  private static final int CHUNK = 64;

  /** Of points with these neighbours. */
  static Affinities of(Neighbours found, double perplexity, Workers workers)
      throws InterruptedException {
    float[] conditional = new float[found.squares().length];
    int each = found.each();
    int points = conditional.length / each;
    PerplexitySearch search = new PerplexitySearch(perplexity);
    workers.each(
        Workers.chunks(points, CHUNK),
        () ->
            chunk -> {
              for (int i = chunk * CHUNK; i < Math.min(points, (chunk + 1) * CHUNK); i++) {
                search.search(found.squares(), i * each, each, conditional);
              }
            });
    return symmetric(found.indices(), conditional, each, points);
  }

  /** Both directions of a pair, summed; an entry for each pair that is near in one of them. */
  private static Affinities symmetric(int[] indices, float[] conditional, int each, int points) {
    int[] starts = new int[points + 1];
    Arrays.fill(starts, 1, points + 1, each);
    for (int index : indices) {
      starts[index + 1]++;
    }
    Arrays.parallelPrefix(starts, Math::addExact);
    long[] entries = new long[starts[points]];
    int[] filled = starts.clone();
    for (int k = 0; k < indices.length; k++) {
      int i = k / each;
      int j = indices[k];
      entries[filled[i]++] = (long) j << 32 | Float.floatToRawIntBits(conditional[k]);
      entries[filled[j]++] = (long) i << 32 | Float.floatToRawIntBits(conditional[k]);
    }
    return merged(starts, entries);
  }

  private static Affinities merged(int[] starts, long[] entries) {
    int points = starts.length - 1;
    int[] columns = new int[entries.length];
    float[] values = new float[entries.length];
    int[] ends = new int[points + 1];
    int size = 0;
    for (int i = 0; i < points; i++) {
      Arrays.sort(entries, starts[i], starts[i + 1]);
      for (int k = starts[i]; k < starts[i + 1]; k++) {
        int column = (int) (entries[k] >>> 32);
        float half = Float.intBitsToFloat((int) entries[k]) / (2f * points);
        if (size > ends[i] && columns[size - 1] == column) {
          values[size - 1] += half;
        } else {
          columns[size] = column;
          values[size++] = half;
        }
      }
      ends[i + 1] = size;
    }
    return new Affinities(ends, Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
  }
}
