package fr.verger.vision.descriptor;

import fr.verger.vision.photo.RgbImage;
import java.util.Random;

/** A spotted disc on white, drawn by formula, so that it can be turned without resampling. */
final class DrawnFruit {
  private static final int SPOTS = 60;

  private final double[][] spots = new double[SPOTS][];

  /** Another seed, another fruit. */
  DrawnFruit(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < SPOTS; i++) {
      double angle = random.nextDouble() * 2 * Math.PI;
      double radius = 0.75 * Math.sqrt(random.nextDouble());
      spots[i] =
          new double[] {
            radius * Math.cos(angle),
            radius * Math.sin(angle),
            0.02 + 0.06 * random.nextDouble(),
            random.nextBoolean() ? 90 : -90
          };
    }
  }

  RgbImage photo(int size, double degrees) {
    byte[] rgb = new byte[3 * size * size];
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    for (int i = 0; i < size * size; i++) {
      int column = i % size;
      int row = i / size;
      double x = 2.2 * (column + 0.5) / size - 1.1;
      double y = 2.2 * (row + 0.5) / size - 1.1;
      double light = light(cos * x - sin * y, sin * x + cos * y);
      boolean outside = Math.hypot(x, y) > 1;
      rgb[3 * i] = (byte) (outside ? 255 : clamp(light + 60));
      rgb[3 * i + 1] = (byte) (outside ? 255 : clamp(light));
      rgb[3 * i + 2] = (byte) (outside ? 255 : clamp(light - 50));
    }
    return new RgbImage(size, size, rgb);
  }

  private double light(double x, double y) {
    double sum = 120;
    for (double[] spot : spots) {
      double distance = Math.hypot(x - spot[0], y - spot[1]) / spot[2];
      sum += spot[3] * Math.exp(-distance * distance);
    }
    return sum;
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, value));
  }

  /** Each pixel that many times in each direction. */
  static RgbImage enlarged(RgbImage photo, int times) {
    int side = photo.width() * times;
    byte[] rgb = new byte[3 * side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int from = 3 * ((y / times) * photo.width() + x / times);
        System.arraycopy(photo.rgb(), from, rgb, 3 * (y * side + x), 3);
      }
    }
    return new RgbImage(side, side, rgb);
  }

  /** Every pixel the same. */
  static RgbImage flat(int width, int height, int red, int green, int blue) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) red;
      rgb[i + 1] = (byte) green;
      rgb[i + 2] = (byte) blue;
    }
    return new RgbImage(width, height, rgb);
  }

  static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }
}
