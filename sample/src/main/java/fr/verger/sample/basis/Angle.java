package fr.verger.sample.basis;

/**
 * Sine and cosine to about 1e-11, by Taylor's series after reduction to half a quadrant. Faster
 * than {@link StrictMath} and, unlike {@link Math}, the same on every machine.
 */
public final class Angle {
  /** A full turn. */
  public static final double TURN = 2 * Math.PI;

  private Angle() {}

  /** The sine of an angle in radians. */
  public static double sin(double angle) {
    return cos(angle - Math.PI / 2);
  }

  /** The cosine of an angle in radians. */
  public static double cos(double angle) {
    double quarters = Math.rint(angle * (2 / Math.PI));
    double x = angle - quarters * (Math.PI / 2);
    return switch ((int) quarters & 3) {
      case 0 -> even(x);
      case 1 -> -odd(x);
      case 2 -> -even(x);
      default -> odd(x);
    };
  }

  private static double even(double x) {
    double q = x * x;
    return 1
        - q
            * (1.0 / 2)
            * (1
                - q
                    * (1.0 / 12)
                    * (1
                        - q
                            * (1.0 / 30)
                            * (1 - q * (1.0 / 56) * (1 - q * (1.0 / 90) * (1 - q * (1.0 / 132))))));
  }

  private static double odd(double x) {
    double q = x * x;
    return x
        * (1
            - q
                * (1.0 / 6)
                * (1
                    - q
                        * (1.0 / 20)
                        * (1
                            - q
                                * (1.0 / 42)
                                * (1
                                    - q
                                        * (1.0 / 72)
                                        * (1 - q * (1.0 / 110) * (1 - q * (1.0 / 156)))))));
  }
}
