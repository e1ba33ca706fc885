package fr.verger.spark.run;

import fr.verger.spark.photos.PathHash;
import fr.verger.spark.tables.VectorRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * Some rows of a table in short, as plain numbers, which Spark carries alike with every serializer:
 * the lengths of the shortest and the longest vector, how many values are no numbers, and behind
 * these a hash of each row's path.
 */
final class PathChunk {
  static final int SHORTEST = 0;
  static final int LONGEST = 1;
  static final int NOT_FINITE = 2;
  static final int HASHES = 3;
  private static final int FIRST = 64;

  private long[] numbers = new long[FIRST];
  private int end = HASHES;

  private PathChunk() {
    numbers[SHORTEST] = Integer.MAX_VALUE;
  }

  /** The rows of a task, shared out by the hashes of their paths. */
  static Iterator<Tuple2<Integer, long[]>> of(Iterator<VectorRow> rows, int buckets) {
    PathChunk[] chunks = new PathChunk[buckets];
    while (rows.hasNext()) {
      VectorRow row = rows.next();
      long hash = PathHash.of(row.path(), 0);
      int bucket = bucket(hash, buckets);
      if (chunks[bucket] == null) {
        chunks[bucket] = new PathChunk();
      }
      chunks[bucket].add(hash, row.vector());
    }
    List<Tuple2<Integer, long[]>> filled = new ArrayList<>();
    for (int i = 0; i < buckets; i++) {
      if (chunks[i] != null) {
        filled.add(new Tuple2<>(i, Arrays.copyOf(chunks[i].numbers, chunks[i].end)));
      }
    }
    return filled.iterator();
  }

  /** Where a hash belongs. */
  private static int bucket(long hash, int buckets) {
    return (int) Long.remainderUnsigned(hash, buckets);
  }

  private void add(long hash, float[] vector) {
    if (end == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * end);
    }
    numbers[end++] = hash;
    int length = vector == null ? 0 : vector.length;
    numbers[SHORTEST] = Math.min(numbers[SHORTEST], length);
    numbers[LONGEST] = Math.max(numbers[LONGEST], length);
    for (int i = 0; i < length; i++) {
      numbers[NOT_FINITE] += Float.isFinite(vector[i]) ? 0 : 1;
    }
  }

  /** One of several, its hashes sorted. */
  static long[] sorted(Iterator<Tuple2<Integer, long[]>> chunks) {
    PathChunk all = new PathChunk();
    while (chunks.hasNext()) {
      long[] more = chunks.next()._2();
      int hashes = more.length - HASHES;
      if (all.end + hashes > all.numbers.length) {
        all.numbers = Arrays.copyOf(all.numbers, Math.max(2 * all.end, all.end + hashes));
      }
      System.arraycopy(more, HASHES, all.numbers, all.end, hashes);
      all.end += hashes;
      all.numbers[SHORTEST] = Math.min(all.numbers[SHORTEST], more[SHORTEST]);
      all.numbers[LONGEST] = Math.max(all.numbers[LONGEST], more[LONGEST]);
      all.numbers[NOT_FINITE] += more[NOT_FINITE];
    }
    Arrays.sort(all.numbers, HASHES, all.end);
    return Arrays.copyOf(all.numbers, all.end);
  }
}
