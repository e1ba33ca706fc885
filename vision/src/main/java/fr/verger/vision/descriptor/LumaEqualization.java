package fr.verger.vision.descriptor;

import boofcv.alg.enhance.EnhanceImageOps;
import fr.verger.vision.photo.RgbImage;

/**
 * Histogram equalisation of the luma. Colour differences (JPEG's Cb and Cr) stay what they were as
 * long as no channel runs out of its range.
 */
final class LumaEqualization {
  private LumaEqualization() {}

  static RgbImage of(RgbImage image) {
    byte[] rgb = image.rgb();
    int[] histogram = new int[256];
    for (int i = 0; i < rgb.length; i += 3) {
      histogram[Math.round(Luma.of(rgb, i))]++;
    }
    int[] equalized = new int[256];
    EnhanceImageOps.equalize(histogram, equalized);
    byte[] result = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i += 3) {
      int luma = Math.round(Luma.of(rgb, i));
      int brighter = equalized[luma] - luma;
      for (int channel = i; channel < i + 3; channel++) {
        int value = (rgb[channel] & 0xff) + brighter;
        result[channel] = (byte) Math.max(0, Math.min(255, value));
      }
    }
    return new RgbImage(image.width(), image.height(), result);
  }
}
