package fr.verger.spark.run;

import fr.verger.spark.photos.PathHash;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * As many photos as a map and a page can hold: all, or some chosen by a hash of their paths, so
 * that every label keeps about its share and the same photos are taken every time.
 */
final class EvenSample {
  /** Photos, at most. */
  static final int MOST = 100_000;

  private EvenSample() {}

  /**
   * Takes them.
   *
   * @param table with the paths in its first column
   * @param rows how many it has
   */
  static Dataset<Row> of(Dataset<Row> table, long rows) {
    if (rows <= MOST) {
      return table;
    }
    // A little fewer, so that chance does not make them too many.
    long bound = (long) (0.99 * MOST / rows * Long.MAX_VALUE);
    FilterFunction<Row> kept = row -> PathHash.of(row.getString(0), 0) >>> 1 < bound;
    return table.filter(kept);
  }
}
