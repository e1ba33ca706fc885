package fr.verger.report.tsne;

/**
 * Points as rows of a flat matrix.
 *
 * @param values row after row; not copied
 * @param columns of each row
 */
public record PointRows(float[] values, int columns) {
  /** Checks that the rows are whole and hold numbers. */
  public PointRows {
    if (columns < 1 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "%d values are no rows of %d columns".formatted(values.length, columns));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException("row %d holds %s".formatted(i / columns, values[i]));
      }
    }
  }

  /** How many rows there are. */
  public int count() {
    return values.length / columns;
  }
}
