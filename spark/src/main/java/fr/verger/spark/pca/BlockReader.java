package fr.verger.spark.pca;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Lays the rows of one partition in blocks, each less its own mean: near their mean, floats lose
 * nothing, however far from zero the data lie. Ends after the first row that will not do.
 */
final class BlockReader implements Iterator<RowBlock> {
  /** Values of a block: 16 MiB of floats, and twice that in doubles while it is read. */
  private static final int BLOCK_VALUES = 1 << 22;

  private static final int MOST_ROWS = 512;

  private final RowReader reader;
  private final Iterator<InternalRow> rows;
  private double[] differences = new double[0];
  private int columns;
  private Partial.Flaw flaw;

  BlockReader(RowReader reader, Iterator<InternalRow> rows) {
    this.reader = reader;
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    return flaw != null ? columns >= 0 : rows.hasNext();
  }

  @Override
  public RowBlock next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    RowName first = null;
    double[] origin = null;
    double[] sum = null;
    int count = 0;
    while (flaw == null && rows.hasNext() && (count == 0 || count < mostRows())) {
      InternalRow row = rows.next();
      double[] features = reader.features(row);
      if (columns == 0) {
        columns = features.length;
      }
      Optional<Partial.Flaw> found = reader.flaw(row, features, columns);
      if (found.isPresent()) {
        flaw = found.get();
        break;
      }
      if (count == 0) {
        first = reader.name(row);
        origin = features;
        sum = new double[columns];
        makeRoom();
      }
      int start = count * columns;
      for (int i = 0; i < columns; i++) {
        double difference = features[i] - origin[i];
        differences[start + i] = difference;
        sum[i] += difference;
      }
      count++;
    }
    if (count == 0) {
      columns = -1;
      return RowBlock.flawed(flaw);
    }
    return block(first, origin, sum, count);
  }

  private RowBlock block(RowName first, double[] origin, double[] sum, int count) {
    double[] mean = new double[columns];
    for (int i = 0; i < columns; i++) {
      sum[i] /= count;
      mean[i] = origin[i] + sum[i];
    }
    float[] values = new float[count * columns];
    double[] squares = new double[columns];
    for (int start = 0; start < values.length; start += columns) {
      for (int i = 0; i < columns; i++) {
        float value = (float) (differences[start + i] - sum[i]);
        values[start + i] = value;
        squares[i] += (double) value * value;
      }
    }
    return RowBlock.of(new Moments(count, mean, Arrays.stream(squares).sum()), values, first);
  }

  private int mostRows() {
    return Math.max(1, Math.min(MOST_ROWS, BLOCK_VALUES / columns));
  }

  private void makeRoom() {
    if (differences.length == 0) {
      differences = new double[mostRows() * columns];
    }
  }
}
