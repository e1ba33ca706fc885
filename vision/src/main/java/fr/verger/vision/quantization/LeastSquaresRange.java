package fr.verger.vision.quantization;

/** Shrinks a range, one end after the other, as long as the mean square error gets smaller. */
final class LeastSquaresRange {
  private static final int STEPS = 80;
  private static final double SMALLEST = 0.2;

  private LeastSquaresRange() {}

  static ValueRange of(ValueHistogram values) {
    ValueRange best = new ValueRange(values.least(), values.greatest());
    double low = best.low();
    double high = best.high();
    double least = error(values, best);
    for (int round = 0; round < 2; round++) {
      for (int step = 0; step < STEPS; step++) {
        double factor = SMALLEST + (1 - SMALLEST) * step / STEPS;
        ValueRange lower = new ValueRange(low * factor, best.high());
        double error = error(values, lower);
        if (error < least) {
          least = error;
          best = lower;
        }
      }
      for (int step = 0; step < STEPS; step++) {
        double factor = SMALLEST + (1 - SMALLEST) * step / STEPS;
        ValueRange upper = new ValueRange(best.low(), high * factor);
        double error = error(values, upper);
        if (error < least) {
          least = error;
          best = upper;
        }
      }
    }
    return best;
  }

  private static double error(ValueHistogram values, ValueRange range) {
    double[] sum = new double[1];
    values.forEachBin(
        (middle, count) -> {
          double apart = middle - range.rounded(middle);
          sum[0] += count * apart * apart;
        });
    return sum[0];
  }
}
