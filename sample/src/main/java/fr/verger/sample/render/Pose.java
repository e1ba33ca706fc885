package fr.verger.sample.render;

import fr.verger.sample.basis.Angle;
import fr.verger.sample.basis.Vector;

/**
 * How a fruit is held before the camera: a rotation, given by where the fruit's three axes point.
 * In the picture x goes right, y up and z towards the camera.
 */
public record Pose(Vector right, Vector up, Vector front) {
  /** As it grew, stalk up. */
  public static final Pose UPRIGHT =
      new Pose(new Vector(1, 0, 0), new Vector(0, 1, 0), new Vector(0, 0, 1));

  /** Turned further about the picture's upright axis, as on a turntable. */
  public Pose turned(double angle) {
    double cos = Angle.cos(angle);
    double sin = Angle.sin(angle);
    return new Pose(turn(right, cos, sin), turn(up, cos, sin), turn(front, cos, sin));
  }

  /** Tipped towards the camera, so that more of the top is seen. */
  public Pose tipped(double angle) {
    double cos = Angle.cos(angle);
    double sin = Angle.sin(angle);
    return new Pose(tip(right, cos, sin), tip(up, cos, sin), tip(front, cos, sin));
  }

  /** Leaning to the left in the picture. */
  public Pose leaning(double angle) {
    double cos = Angle.cos(angle);
    double sin = Angle.sin(angle);
    return new Pose(lean(right, cos, sin), lean(up, cos, sin), lean(front, cos, sin));
  }

  private static Vector turn(Vector v, double cos, double sin) {
    return new Vector(cos * v.x() + sin * v.z(), v.y(), cos * v.z() - sin * v.x());
  }

  private static Vector tip(Vector v, double cos, double sin) {
    return new Vector(v.x(), cos * v.y() - sin * v.z(), cos * v.z() + sin * v.y());
  }

  private static Vector lean(Vector v, double cos, double sin) {
    return new Vector(cos * v.x() - sin * v.y(), cos * v.y() + sin * v.x(), v.z());
  }
}
