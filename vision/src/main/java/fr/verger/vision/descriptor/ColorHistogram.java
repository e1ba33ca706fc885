package fr.verger.vision.descriptor;

import boofcv.alg.color.ColorHsv;
import fr.verger.vision.photo.RgbImage;

/** The joint histogram of hue, saturation and value; its sum is one. */
final class ColorHistogram {
  private static final int HUES = 12;
  private static final int SATURATIONS = 4;
  private static final int VALUES = 4;

  /** Bins in all. */
  static final int LENGTH = HUES * SATURATIONS * VALUES;

  /** What decides the values. */
  static final String DEFINITION = "hsv=%dx%dx%d".formatted(HUES, SATURATIONS, VALUES);

  private ColorHistogram() {}

  static void write(RgbImage image, float[] features) {
    int[] counts = new int[LENGTH];
    float[] hsv = new float[3];
    byte[] rgb = image.rgb();
    for (int i = 0; i < rgb.length; i += 3) {
      ColorHsv.rgbToHsv(rgb[i] & 0xff, rgb[i + 1] & 0xff, rgb[i + 2] & 0xff, hsv);
      // A grey has no hue.
      int hue = Float.isNaN(hsv[0]) ? 0 : bin(hsv[0] / ColorHsv.PI2_F32, HUES);
      int saturation = bin(hsv[1], SATURATIONS);
      int value = bin(hsv[2] / 256, VALUES);
      counts[(hue * SATURATIONS + saturation) * VALUES + value]++;
    }
    float pixels = rgb.length / 3f;
    for (int bin = 0; bin < LENGTH; bin++) {
      features[bin] = counts[bin] / pixels;
    }
  }

  private static int bin(float share, int bins) {
    return Math.min((int) (share * bins), bins - 1);
  }
}
