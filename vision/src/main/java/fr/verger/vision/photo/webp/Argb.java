package fr.verger.vision.photo.webp;

/** Arithmetic on the four bytes of a pixel at once, each on its own. */
final class Argb {
  private Argb() {}

  /** Sums without carries. */
  static int add(int a, int b) {
    int high = (a & 0xff00ff00) + (b & 0xff00ff00);
    int low = (a & 0x00ff00ff) + (b & 0x00ff00ff);
    return (high & 0xff00ff00) | (low & 0x00ff00ff);
  }

  /** Means, rounded down. */
  static int mean(int a, int b) {
    return (((a ^ b) & 0xfefefefe) >>> 1) + (a & b);
  }

  /** {@code a + b - c}, bounded. */
  static int gradient(int a, int b, int c) {
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int value = channel(a, shift) + channel(b, shift) - channel(c, shift);
      result |= bounded(value) << shift;
    }
    return result;
  }

  /** {@code a + (a - b) / 2}, bounded. */
  static int halfGradient(int a, int b) {
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int value = channel(a, shift);
      result |= bounded(value + (value - channel(b, shift)) / 2) << shift;
    }
    return result;
  }

  /** How far apart two pixels are: the sum over the channels. */
  static int distance(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      sum += Math.abs(channel(a, shift) - channel(b, shift));
    }
    return sum;
  }

  private static int channel(int pixel, int shift) {
    return pixel >>> shift & 0xff;
  }

  private static int bounded(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
