package fr.verger.sample.basis;

/**
 * Noise in space, from a hash of the integer lattice: value noise, its fractal sum, and cells
 * (Worley, "A cellular texture basis function", SIGGRAPH 1996). Only additions, multiplications and
 * square roots, so a value is the same on every machine. Immutable.
 */
public final class Noise {
  /**
   * The nearest of the feature points scattered one to a lattice cube.
   *
   * @param distance to that point, in lattice units
   * @param chance a number in [0, 1) that belongs to that point
   */
  public record Cell(double distance, double chance) {}

  private final int seed;

  /** The field that belongs to a seed. */
  public Noise(int seed) {
    this.seed = seed;
  }

  /** Smooth noise in [−1, 1] whose features are about one unit wide. */
  public double at(double x, double y, double z) {
    int i = floor(x);
    int j = floor(y);
    int k = floor(z);
    double u = fade(x - i);
    double v = fade(y - j);
    double w = fade(z - k);
    double near = plane(i, j, k, u, v);
    double far = plane(i, j, k + 1, u, v);
    return near + w * (far - near);
  }

  /** Smooth noise at a place of a space {@code fineness} times as fine. */
  public double at(Vector place, double fineness) {
    return at(place.x() * fineness, place.y() * fineness, place.z() * fineness);
  }

  /** Fractal noise at a place of a space {@code fineness} times as fine. */
  public double fractal(Vector place, double fineness, int octaves) {
    return fractal(place.x() * fineness, place.y() * fineness, place.z() * fineness, octaves);
  }

  /** The nearest feature point in a space {@code fineness} times as fine. */
  public Cell cell(Vector place, double fineness) {
    return cell(place.x() * fineness, place.y() * fineness, place.z() * fineness);
  }

  /** Sum of octaves, each twice as fine and half as strong as the one before; about [−1, 1]. */
  public double fractal(double x, double y, double z, int octaves) {
    double sum = 0;
    double reach = 0;
    double weight = 1;
    double scale = 1;
    for (int octave = 0; octave < octaves; octave++) {
      // The shift keeps the lattices of the octaves from coinciding at the origin.
      double shift = octave * 17.37;
      sum += weight * at(x * scale + shift, y * scale - shift, z * scale + shift);
      reach += weight;
      weight *= 0.5;
      scale *= 2;
    }
    return sum / reach;
  }

  /** The nearest feature point. */
  public Cell cell(double x, double y, double z) {
    int i = floor(x);
    int j = floor(y);
    int k = floor(z);
    double best = Double.MAX_VALUE;
    int owner = 0;
    for (int dk = -1; dk <= 1; dk++) {
      for (int dj = -1; dj <= 1; dj++) {
        for (int di = -1; di <= 1; di++) {
          int h = hash(i + di, j + dj, k + dk);
          double dx = i + di + (h & 1023) * 0x1p-10 - x;
          double dy = j + dj + ((h >>> 10) & 1023) * 0x1p-10 - y;
          double dz = k + dk + ((h >>> 20) & 1023) * 0x1p-10 - z;
          double squared = dx * dx + dy * dy + dz * dz;
          if (squared < best) {
            best = squared;
            owner = h;
          }
        }
      }
    }
    return new Cell(Math.sqrt(best), (scramble(owner) >>> 8) * 0x1p-24);
  }

  private double plane(int i, int j, int k, double u, double v) {
    double a = corner(i, j, k);
    double b = corner(i + 1, j, k);
    double c = corner(i, j + 1, k);
    double d = corner(i + 1, j + 1, k);
    double low = a + u * (b - a);
    double high = c + u * (d - c);
    return low + v * (high - low);
  }

  private double corner(int i, int j, int k) {
    return hash(i, j, k) * 0x1p-31;
  }

  private int hash(int i, int j, int k) {
    return scramble(seed + i * 0x8DA6B343 + j * 0xD8163841 + k * 0xCB1AB31F);
  }

  private static int scramble(int value) {
    int h = (value ^ (value >>> 16)) * 0x7FEB352D;
    h = (h ^ (h >>> 15)) * 0x846CA68B;
    return h ^ (h >>> 16);
  }

  private static double fade(double t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  private static int floor(double x) {
    int truncated = (int) x;
    return x < truncated ? truncated - 1 : truncated;
  }
}
