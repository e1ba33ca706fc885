package fr.verger.vision.quantization;

/** How the range of a quantised tensor is chosen from the values that photos gave it. */
public enum CalibrationMethod {
  /** From the least value seen to the greatest. */
  MIN_MAX("min-max") {
    @Override
    ValueRange range(ValueHistogram values) {
      return new ValueRange(values.least(), values.greatest());
    }
  },
  /**
   * Without the {@value #TAIL} of the values at either end, so that outliers cost no resolution.
   */
  PERCENTILE("percentile") {
    @Override
    ValueRange range(ValueHistogram values) {
      return new ValueRange(values.quantile(TAIL), values.quantile(1 - TAIL));
    }
  },
  /** The range whose rounding and clipping together have the least mean square error. */
  MSE("mse") {
    @Override
    ValueRange range(ValueHistogram values) {
      return LeastSquaresRange.of(values);
    }
  };

  private static final double TAIL = 5e-5;

  private final String label;

  CalibrationMethod(String label) {
    this.label = label;
  }

  /** As options and metadata write it. */
  public String label() {
    return label;
  }

  @Override
  public String toString() {
    return label;
  }

  abstract ValueRange range(ValueHistogram values);
}
