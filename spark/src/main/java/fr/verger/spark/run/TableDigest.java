package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import fr.verger.spark.photos.PathHash;
import fr.verger.spark.tables.VectorRow;
import fr.verger.spark.tables.VectorRows;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table in short: enough to compare it with another one or with what a record says. Holds eight
 * bytes a row.
 *
 * @param shortest length of a vector
 * @param longest length of a vector
 * @param notFinite values that are no numbers
 * @param paths a hash of every row's path, sorted
 */
record TableDigest(int shortest, int longest, long notFinite, long[] paths)
    implements Serializable {
  private static final TableDigest EMPTY = new TableDigest(Integer.MAX_VALUE, 0, 0, new long[0]);

  /** Reads a table with a column of vectors, or without one when it is null. */
  static TableDigest of(Dataset<Row> table, String vectorColumn) {
    Column vector = vectorColumn == null ? lit(null).cast("array<float>") : col(vectorColumn);
    Column nothing = lit(null).cast("string");
    Dataset<Row> rows =
        table.select(
            col("path"),
            nothing.as("label"),
            nothing.as("split"),
            vector.as("vector"),
            nothing.as("reason"));
    return VectorRows.of(rows)
        .mapPartitions(part -> List.of(of(part)).iterator())
        .collect()
        .stream()
        .reduce(EMPTY, TableDigest::plus)
        .sorted();
  }

  private static TableDigest of(Iterator<VectorRow> rows) {
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    long notFinite = 0;
    long[] paths = new long[1024];
    int count = 0;
    while (rows.hasNext()) {
      VectorRow row = rows.next();
      if (count == paths.length) {
        paths = Arrays.copyOf(paths, 2 * count);
      }
      paths[count++] = PathHash.of(row.path(), 0);
      float[] vector = row.vector();
      if (vector != null) {
        shortest = Math.min(shortest, vector.length);
        longest = Math.max(longest, vector.length);
        for (float value : vector) {
          notFinite += Float.isFinite(value) ? 0 : 1;
        }
      } else {
        shortest = 0;
      }
    }
    return new TableDigest(shortest, longest, notFinite, Arrays.copyOf(paths, count));
  }

  private TableDigest plus(TableDigest other) {
    long[] all = Arrays.copyOf(paths, paths.length + other.paths.length);
    System.arraycopy(other.paths, 0, all, paths.length, other.paths.length);
    return new TableDigest(
        Math.min(shortest, other.shortest),
        Math.max(longest, other.longest),
        notFinite + other.notFinite,
        all);
  }

  private TableDigest sorted() {
    Arrays.sort(paths);
    return this;
  }

  long rows() {
    return paths.length;
  }

  /** Rows whose path stands in an earlier row too. */
  long repeated() {
    long repeated = 0;
    for (int i = 1; i < paths.length; i++) {
      repeated += paths[i] == paths[i - 1] ? 1 : 0;
    }
    return repeated;
  }

  /** Those of some paths that do not stand in this table. */
  long missing(Collection<String> wanted) {
    return wanted.stream()
        .filter(path -> Arrays.binarySearch(paths, PathHash.of(path, 0)) < 0)
        .count();
  }

  /** Paths of this table that stand in the other one too. */
  long shared(TableDigest other) {
    long shared = 0;
    int j = 0;
    for (long path : paths) {
      while (j < other.paths.length && other.paths[j] < path) {
        j++;
      }
      shared += j < other.paths.length && other.paths[j] == path ? 1 : 0;
    }
    return shared;
  }
}
