package fr.verger.report;

import java.util.Objects;

/**
 * Where photos lie on some axes.
 *
 * @param kind what the axes are
 * @param coordinates one row a photo, all of the same length; not copied. The page draws the first
 *     ten axes, to 16 bits each
 */
public record Projection(Kind kind, float[][] coordinates) {
  /** What axes can be. */
  public enum Kind {
    /** Axis i is principal component i + 1. */
    PRINCIPAL_COMPONENTS,
    /** A map whose axes mean nothing by themselves. */
    MAP
  }

  /** Checks that the rows are equally long and hold numbers. */
  public Projection {
    Objects.requireNonNull(kind, "kind");
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

  /** Coordinates of each photo; 0 without photos. */
  public int axes() {
    return coordinates.length == 0 ? 0 : coordinates[0].length;
  }
}
