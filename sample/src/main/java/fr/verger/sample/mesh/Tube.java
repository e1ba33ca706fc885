package fr.verger.sample.mesh;

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
  private final Vector face;

  /**
   * A tube.
   *
   * @param curve the middle line, for 0 to 1
   * @param width half the width at 0 to 1 along the curve
   * @param flatness thickness over width: 1 is round, 0.1 a leaf
   * @param face the direction in which it is thin; never along the curve
   */
  public Tube(
      DoubleFunction<Vector> curve, DoubleUnaryOperator width, double flatness, Vector face) {
    this.curve = curve;
    this.width = width;
    this.flatness = flatness;
    this.face = face;
  }

  @Override
  public Vector at(double turn, double down) {
    Vector along =
        curve.apply(Math.min(1, down + NUDGE)).minus(curve.apply(Math.max(0, down - NUDGE))).unit();
    Vector thin = face.minus(along.times(face.dot(along))).unit();
    Vector wide = along.cross(thin);
    double half = width.applyAsDouble(down);
    return curve
        .apply(down)
        .plus(thin.times(half * flatness * StrictMath.cos(turn)))
        .plus(wide.times(half * StrictMath.sin(turn)));
  }
}
