package fr.verger.vision.preprocessing;

import fr.verger.vision.photo.RgbImage;

/**
 * The resize as one would write it down first: per pixel, per channel, no scratch memory shared.
 */
final class PlainBicubic {
  private PlainBicubic() {}

  static RgbImage resize(RgbImage photo, int width, int height) {
    byte[] between = new byte[3 * width * photo.height()];
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < width; x++) {
        double[] weights = weights(photo.width(), width, x);
        for (int c = 0; c < 3; c++) {
          between[3 * (y * width + x) + c] =
              sum(weights, photo.rgb(), 3 * y * photo.width() + c, 3);
        }
      }
    }
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      double[] weights = weights(photo.height(), height, y);
      for (int i = 0; i < 3 * width; i++) {
        rgb[3 * y * width + i] = sum(weights, between, i, 3 * width);
      }
    }
    return new RgbImage(width, height, rgb);
  }

  /** A weight for every input position, most of them 0. */
  private static double[] weights(int in, int out, int position) {
    double scale = (double) in / out;
    double stretch = Math.max(1, scale);
    double centre = (position + 0.5) * scale;
    int from = Math.max(0, (int) (centre - 2 * stretch + 0.5));
    int to = Math.min(in, (int) (centre + 2 * stretch + 0.5));
    double[] weights = new double[in];
    double sum = 0;
    for (int i = from; i < to; i++) {
      weights[i] = keys((i - centre + 0.5) * (1 / stretch));
      sum += weights[i];
    }
    for (int i = from; i < to; i++) {
      weights[i] = weights[i] / sum * (1 << 22);
      weights[i] = weights[i] < 0 ? Math.ceil(weights[i] - 0.5) : Math.floor(weights[i] + 0.5);
    }
    return weights;
  }

  private static double keys(double x) {
    double d = Math.abs(x);
    if (d < 1) {
      return (1.5 * d - 2.5) * d * d + 1;
    }
    return d < 2 ? -0.5 * (((d - 5) * d + 8) * d - 4) : 0;
  }

  private static byte sum(double[] weights, byte[] values, int at, int step) {
    long sum = 1 << 21;
    for (int i = 0; i < weights.length; i++) {
      sum += (long) (weights[i] * (values[at + i * step] & 0xff));
    }
    return (byte) Math.max(0, Math.min(255, sum >> 22));
  }
}
