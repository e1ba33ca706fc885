package fr.verger.sample.basis;

/** Smooth steps from 0 to 1. */
public final class Ramp {
  private Ramp() {}

  /** 0 up to {@code from}, 1 beyond {@code to}, smooth in between; falls when from is greater. */
  public static double smooth(double from, double to, double value) {
    double t = clamp((value - from) / (to - from));
    return t * t * (3 - 2 * t);
  }

  /** The value, held within 0 and 1. */
  public static double clamp(double value) {
    return value < 0 ? 0 : value > 1 ? 1 : value;
  }
}
