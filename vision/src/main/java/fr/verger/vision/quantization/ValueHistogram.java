package fr.verger.vision.quantization;

/**
 * How often which values came, in a fixed number of equal bins around zero. When a value lies
 * outside, the bins grow to twice their width and neighbours are joined; as widths are powers of
 * two, the result does not depend on the order of the values.
 */
final class ValueHistogram {
  private static final int HALF = 4096;

  private long[] counts = new long[2 * HALF];
  private long total;
  private float least = Float.POSITIVE_INFINITY;
  private float greatest = Float.NEGATIVE_INFINITY;
  private double width = Double.MIN_NORMAL;

  /** Sees one bin that is not empty. */
  @FunctionalInterface
  interface BinSight {
    void of(double middle, long count);
  }

  /**
   * Adds values.
   *
   * @throws IllegalArgumentException when one is not finite
   */
  void add(float[] values) {
    float low = least;
    float high = greatest;
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("not finite");
      }
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    least = low;
    greatest = high;
    makeRoom(Math.max(Math.abs(low), Math.abs(high)));
    double perBin = 1 / width;
    for (float value : values) {
      counts[(int) Math.floor(value * perBin) + HALF]++;
    }
    total += values.length;
  }

  private void makeRoom(double size) {
    if (size < width * HALF) {
      return;
    }
    double wanted = Math.scalb(1.0, Math.getExponent(size) + 1) / HALF;
    int doublings = Math.getExponent(wanted) - Math.getExponent(width);
    long[] joined = new long[2 * HALF];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        joined[(int) shifted(i - HALF, doublings) + HALF] += counts[i];
      }
    }
    counts = joined;
    width = wanted;
  }

  /** The floor of a bin's number divided by two so many times. */
  private static long shifted(long bin, int doublings) {
    return bin >> Math.min(doublings, Long.SIZE - 1);
  }

  float least() {
    return least;
  }

  float greatest() {
    return greatest;
  }

  /** The value below which that share of the values lies, to within a bin, never outside them. */
  double quantile(double share) {
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        double edge = (i - HALF + (share < 0.5 ? 0 : 1)) * width;
        return Math.max(least, Math.min(greatest, edge));
      }
    }
    return greatest;
  }

  /** Shows the bins in their order. */
  void forEachBin(BinSight sight) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        sight.of((i - HALF + 0.5) * width, counts[i]);
      }
    }
  }
}
