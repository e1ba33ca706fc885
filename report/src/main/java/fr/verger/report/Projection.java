package fr.verger.report;

/**
 * Where photos lie on some axes.
 *
 * @param coordinates one row a photo, all of the same length; not copied. The page draws the first
 *     {@value #MAX_AXES} axes, to 16 bits each, so a caller need not give more
 */
public record Projection(float[][] coordinates) {
  /** More axes than that are not drawn. */
  public static final int MAX_AXES = 10;

  /** Checks that the rows are equally long and hold numbers. */
  public Projection {
    for (int row = 0; row < coordinates.length; row++) {
      if (coordinates[row].length != coordinates[0].length) {
        throw new IllegalArgumentException(
            "row %d has %d coordinates and row 0 has %d"
                .formatted(row, coordinates[row].length, coordinates[0].length));
      }
      for (float value : coordinates[row]) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException("row %d holds %s".formatted(row, value));
        }
      }
    }
  }

  /** Of no photos. */
  public static Projection none() {
    return new Projection(new float[0][]);
  }

  /** Coordinates of each photo; 0 without photos. */
  public int axes() {
    return coordinates.length == 0 ? 0 : coordinates[0].length;
  }
}
