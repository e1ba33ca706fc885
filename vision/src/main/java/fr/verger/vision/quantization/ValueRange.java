package fr.verger.vision.quantization;

/**
 * Real values that 8 bits stand for.
 *
 * @param low at most 0, so that zero (and with it padding) is exact
 * @param high at least 0
 */
record ValueRange(double low, double high) {
  private static final int LEVELS = 255;
  private static final double NARROWEST = 1e-8;

  /** Widens the range to zero. */
  ValueRange {
    low = Math.min(low, 0);
    high = Math.max(high, 0);
  }

  /** The step between two levels. */
  float scale() {
    return (float) (Math.max(high - low, NARROWEST) / LEVELS);
  }

  /** The level of zero, 0 to 255. */
  int zeroPoint() {
    return (int) Math.max(0, Math.min(LEVELS, Math.rint(-low / scale())));
  }

  /** What becomes of a value that is quantised and read back. */
  double rounded(double value) {
    double scale = scale();
    int zero = zeroPoint();
    double level = Math.max(0, Math.min(LEVELS, Math.rint(value / scale) + zero));
    return (level - zero) * scale;
  }
}
