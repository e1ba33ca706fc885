package fr.verger.sample.mesh;

import fr.verger.sample.basis.Angle;
import fr.verger.sample.basis.Vector;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * A tube along a curve, round or flat: stalks, leaves, bananas. Its ends close where the width goes
 * to zero.
 */
public final class Tube implements Form {
  private static final double NUDGE = 1e-3;

  private final DoubleFunction<Vector> curve;
  private final DoubleUnaryOperator width;
  private final double flatness;
  private final double ridge;
  private final Vector face;

  /**
   * A tube.
   *
   * @param curve the middle line, for 0 to 1
   * @param width half the width at 0 to 1 along the curve
   * @param flatness thickness over width: 1 is round, 0.1 a leaf
   * @param ridge height of five ridges along it, as a share of the width
   * @param face the direction in which it is thin; never along the curve
   */
  public Tube(
      DoubleFunction<Vector> curve,
      DoubleUnaryOperator width,
      double flatness,
      double ridge,
      Vector face) {
    this.curve = curve;
    this.width = width;
    this.flatness = flatness;
    this.ridge = ridge;
    this.face = face;
  }

  @Override
  public Ring ring(double down) {
    Vector middle = curve.apply(down);
    Vector along =
        curve.apply(Math.min(1, down + NUDGE)).minus(curve.apply(Math.max(0, down - NUDGE))).unit();
    double half = width.applyAsDouble(down);
    Vector flat = face.minus(along.times(face.dot(along))).unit();
    Vector thin = flat.times(half * flatness);
    Vector wide = along.cross(flat).times(half);
    return turn -> {
      double bulge = 1 + ridge * Angle.cos(5 * turn);
      return middle
          .plus(thin.times(bulge * Angle.cos(turn)))
          .plus(wide.times(bulge * Angle.sin(turn)));
    };
  }
}
