package fr.verger.vision.photo.webp;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.PhotoLimits;

/** Reads the opacities that accompany a lossy frame (the ALPH chunk). */
final class AlphaPlane {
  private static final int HORIZONTAL = 1;
  private static final int VERTICAL = 2;

  private AlphaPlane() {}

  /** An opacity for each pixel, row by row. */
  static byte[] decode(byte[] chunk, int width, int height, PhotoLimits limits)
      throws UnreadablePhotoException {
    if (chunk.length == 0) {
      throw WebpDecoder.truncated();
    }
    int head = chunk[0];
    byte[] alpha = new byte[width * height];
    switch (head & 3) {
      case 0 -> {
        if (chunk.length - 1 < alpha.length) {
          throw WebpDecoder.truncated();
        }
        System.arraycopy(chunk, 1, alpha, 0, alpha.length);
      }
      case 1 -> {
        int[] pixels = new LosslessImage(new LosslessBits(chunk, 1), limits).read(width, height);
        for (int i = 0; i < alpha.length; i++) {
          alpha[i] = (byte) (pixels[i] >> 8);
        }
      }
      default -> throw WebpDecoder.broken();
    }
    int filter = head >> 2 & 3;
    if (filter != 0) {
      unfilter(filter, alpha, width);
    }
    return alpha;
  }

  private static void unfilter(int filter, byte[] a, int width) {
    for (int i = 1; i < a.length; i++) {
      int x = i % width;
      int prediction;
      if (i < width) {
        prediction = a[i - 1];
      } else if (x == 0 || filter == VERTICAL) {
        prediction = a[i - width];
      } else if (filter == HORIZONTAL) {
        prediction = a[i - 1];
      } else {
        int slope = (a[i - 1] & 0xff) + (a[i - width] & 0xff) - (a[i - width - 1] & 0xff);
        prediction = Math.max(0, Math.min(255, slope));
      }
      a[i] += (byte) prediction;
    }
  }
}
