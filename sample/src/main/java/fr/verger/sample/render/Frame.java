package fr.verger.sample.render;

/** The box that a posed fruit takes up in the picture. */
final class Frame {
  private float left = Float.POSITIVE_INFINITY;
  private float right = Float.NEGATIVE_INFINITY;
  private float low = Float.POSITIVE_INFINITY;
  private float high = Float.NEGATIVE_INFINITY;

  /** Widens the box to hold a point. */
  void hold(float x, float y) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    low = Math.min(low, y);
    high = Math.max(high, y);
  }

  double middleX() {
    return (left + right) / 2.0;
  }

  double middleY() {
    return (low + high) / 2.0;
  }

  /** The scale at which the longer side measures {@code target}. */
  double scale(double target) {
    return target / Math.max(right - left, high - low);
  }
}
