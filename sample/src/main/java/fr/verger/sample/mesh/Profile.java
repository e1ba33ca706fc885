package fr.verger.sample.mesh;

import fr.verger.sample.basis.Angle;
import fr.verger.sample.basis.Vector;

/**
 * The outline of a fruit from its top to its bottom: a smooth curve through given points, which is
 * turned about the axis. Cubic Hermite pieces over chord length, with tangents from the neighbours.
 */
public final class Profile {
  private final double[] radius;
  private final double[] height;
  private final double[] reach;

  private Profile(double[] radius, double[] height) {
    this.radius = radius;
    this.height = height;
    reach = new double[radius.length];
    for (int i = 1; i < radius.length; i++) {
      double dr = radius[i] - radius[i - 1];
      double dh = height[i] - height[i - 1];
      reach[i] = reach[i - 1] + Math.sqrt(dr * dr + dh * dh);
    }
  }

  /** An outline through (radius, height) pairs, from the axis at the top to the axis below. */
  public static Profile through(double... pairs) {
    double[] radius = new double[pairs.length / 2];
    double[] height = new double[pairs.length / 2];
    for (int i = 0; i < radius.length; i++) {
      radius[i] = pairs[2 * i];
      height[i] = pairs[2 * i + 1];
    }
    return new Profile(radius, height);
  }

  /** The outline of an ellipsoid. */
  public static Profile oval(double width, double tall) {
    int pieces = 12;
    double[] radius = new double[pieces + 1];
    double[] height = new double[pieces + 1];
    for (int i = 0; i <= pieces; i++) {
      radius[i] = i == pieces ? 0 : width * Angle.sin(Math.PI * i / pieces);
      height[i] = tall * Angle.cos(Math.PI * i / pieces);
    }
    return new Profile(radius, height);
  }

  /** Length of the outline. */
  public double length() {
    return reach[reach.length - 1];
  }

  /** Greatest distance of the given points from the axis. */
  public double width() {
    double widest = 0;
    for (double r : radius) {
      widest = Math.max(widest, r);
    }
    return widest;
  }

  /** The point (radius, height, 0) at a share of the length. */
  public Vector at(double down) {
    double s = down * length();
    int i = 0;
    while (i < reach.length - 2 && reach[i + 1] < s) {
      i++;
    }
    double span = reach[i + 1] - reach[i];
    double t = (s - reach[i]) / span;
    double h1 = t * t * (3 - 2 * t);
    double h2 = t * (1 - t) * (1 - t) * span;
    double h3 = -t * t * (1 - t) * span;
    double r = mix(radius, i, h1) + h2 * slope(radius, i, -1) + h3 * slope(radius, i + 1, -1);
    double h = mix(height, i, h1) + h2 * slope(height, i, 1) + h3 * slope(height, i + 1, 1);
    return new Vector(Math.max(0, r), h, 0);
  }

  private static double mix(double[] values, int i, double share) {
    return values[i] + share * (values[i + 1] - values[i]);
  }

  /** Beyond a pole the outline goes on as its mirror image: the radius changes its sign. */
  private double slope(double[] values, int i, double mirror) {
    int last = values.length - 1;
    if (i == 0) {
      return (values[1] - mirror * values[1]) / (2 * reach[1]);
    }
    if (i == last) {
      return (mirror * values[last - 1] - values[last - 1]) / (2 * (reach[last] - reach[last - 1]));
    }
    return (values[i + 1] - values[i - 1]) / (reach[i + 1] - reach[i - 1]);
  }
}
