package fr.verger.sample.basis;

/** A point or direction in space; y points up, towards the stalk. */
public record Vector(double x, double y, double z) {
  /** The sum. */
  public Vector plus(Vector other) {
    return new Vector(x + other.x, y + other.y, z + other.z);
  }

  /** The difference. */
  public Vector minus(Vector other) {
    return new Vector(x - other.x, y - other.y, z - other.z);
  }

  /** This vector, stretched. */
  public Vector times(double factor) {
    return new Vector(x * factor, y * factor, z * factor);
  }

  /** The inner product. */
  public double dot(Vector other) {
    return x * other.x + y * other.y + z * other.z;
  }

  /** The outer product. */
  public Vector cross(Vector other) {
    return new Vector(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** The Euclidean length. */
  public double length() {
    return Math.sqrt(dot(this));
  }

  /** The same direction with length 1; the zero vector stays zero. */
  public Vector unit() {
    double length = length();
    return length == 0 ? this : times(1 / length);
  }
}
