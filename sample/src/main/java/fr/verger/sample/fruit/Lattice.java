package fr.verger.sample.fruit;

/**
 * Diamonds in rows around a fruit, as seeds and scales grow: each row is shifted by half a diamond.
 *
 * @param around diamonds in a row
 * @param rows pairs of rows from top to bottom
 */
record Lattice(int around, double rows) {
  /**
   * A place within its diamond.
   *
   * @param across −1 to 1 along the row
   * @param along −1 to 1 down the fruit
   */
  record Place(double across, double along) {
    /** Distance from the middle, about 0.7 on the edge. */
    double middle() {
      return Math.sqrt(across * across + along * along);
    }

    /** 0 in the middle, 1 on the edge. */
    double edge() {
      return Math.abs(across) + Math.abs(along);
    }
  }

  /** Where in its diamond a place of the surface lies. */
  Place at(double turn, double down) {
    double a = turn / (2 * Math.PI) * around;
    double b = down * rows;
    double p = fraction(a + b) - 0.5;
    double q = fraction(a - b) - 0.5;
    return new Place(p + q, p - q);
  }

  private static double fraction(double value) {
    return value - Math.floor(value);
  }
}
