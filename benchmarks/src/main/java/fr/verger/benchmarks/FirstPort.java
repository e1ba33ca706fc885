package fr.verger.benchmarks;

/** Pillow's bicubic resize as one writes it down first, pixel by pixel: what to be faster than. */
final class FirstPort {
  private static final int BITS = 22;

  private FirstPort() {}

  /** RGB bytes of {@code width} x {@code height} to {@code size} x {@code size}. */
  static byte[] resize(byte[] rgb, int width, int height, int size) {
    byte[] across = new byte[3 * size * height];
    for (int x = 0; x < size; x++) {
      int from = from(width, size, x);
      int[] weights = weights(width, size, x);
      for (int y = 0; y < height; y++) {
        for (int c = 0; c < 3; c++) {
          across[3 * (y * size + x) + c] = sum(rgb, 3 * (y * width + from) + c, 3, weights);
        }
      }
    }
    byte[] result = new byte[3 * size * size];
    for (int y = 0; y < size; y++) {
      int from = from(height, size, y);
      int[] weights = weights(height, size, y);
      for (int i = 0; i < 3 * size; i++) {
        result[3 * size * y + i] = sum(across, 3 * size * from + i, 3 * size, weights);
      }
    }
    return result;
  }

  private static byte sum(byte[] values, int at, int step, int[] weights) {
    int sum = 1 << (BITS - 1);
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * (values[at + k * step] & 0xff);
    }
    return (byte) Math.max(0, Math.min(255, sum >> BITS));
  }

  private static int from(int in, int out, int position) {
    double scale = (double) in / out;
    return Math.max(0, (int) ((position + 0.5) * scale - 2 * Math.max(1, scale) + 0.5));
  }

  private static int[] weights(int in, int out, int position) {
    double scale = (double) in / out;
    double stretch = Math.max(1, scale);
    double centre = (position + 0.5) * scale;
    int from = from(in, out, position);
    double[] exact = new double[Math.min(in, (int) (centre + 2 * stretch + 0.5)) - from];
    double sum = 0;
    for (int k = 0; k < exact.length; k++) {
      double d = Math.abs((k + from - centre + 0.5) / stretch);
      if (d < 1) {
        exact[k] = (1.5 * d - 2.5) * d * d + 1;
      } else if (d < 2) {
        exact[k] = -0.5 * (((d - 5) * d + 8) * d - 4);
      }
      sum += exact[k];
    }
    int[] weights = new int[exact.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (int) Math.round(exact[k] / sum * (1 << BITS));
    }
    return weights;
  }
}
