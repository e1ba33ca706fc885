package fr.verger.sample.render;

import java.util.Arrays;

/**
 * What the camera exposes: four samples to a pixel, each with the depth and the light of the
 * nearest surface. Rows count upwards. Not safe for use by several threads.
 */
final class Film {
  /** Steps of vertex positions per sample; whole numbers, so that triangles meet without cracks. */
  static final int STEPS = 16;

  private static final int TONES = 4096;
  private static final byte[] TONE = tones();

  private final int side;
  private final float[] depth;
  private final float[] light;

  /** Film for a square photo. */
  Film(int size) {
    side = 2 * size;
    depth = new float[side * side];
    light = new float[3 * side * side];
  }

  /** Samples along one side. */
  int side() {
    return side;
  }

  /** White paper everywhere, infinitely far. */
  void clear() {
    Arrays.fill(depth, Float.NEGATIVE_INFINITY);
    Arrays.fill(light, 1);
  }

  /**
   * Exposes a triangle, if it faces the camera, where nothing nearer is.
   *
   * @param x positions of all vertices, in {@link #STEPS} to a sample
   * @param colours linear red, green, blue of all vertices
   */
  void expose(int[] x, int[] y, float[] z, float[] colours, int a, int b, int c) {
    int abx = x[b] - x[a];
    int aby = y[b] - y[a];
    int acx = x[c] - x[a];
    int acy = y[c] - y[a];
    int area = abx * acy - acx * aby;
    if (area <= 0) {
      return;
    }
    int left = firstSample(Math.min(x[a], Math.min(x[b], x[c])));
    int right = lastSample(Math.max(x[a], Math.max(x[b], x[c])));
    int low = firstSample(Math.min(y[a], Math.min(y[b], y[c])));
    int high = lastSample(Math.max(y[a], Math.max(y[b], y[c])));
    float share = 1f / area;
    for (int j = low; j <= high; j++) {
      int dy = j * STEPS + STEPS / 2 - y[a];
      for (int i = left; i <= right; i++) {
        int dx = i * STEPS + STEPS / 2 - x[a];
        int towardsB = dx * acy - dy * acx;
        int towardsC = dy * abx - dx * aby;
        if (towardsB >= 0 && towardsC >= 0 && towardsB + towardsC <= area) {
          float u = towardsB * share;
          float v = towardsC * share;
          float near = z[a] + u * (z[b] - z[a]) + v * (z[c] - z[a]);
          int sample = j * side + i;
          if (near > depth[sample]) {
            depth[sample] = near;
            mix(colours, 3 * a, 3 * b, 3 * c, u, v, 3 * sample);
          }
        }
      }
    }
  }

  /** The photo, 0xRRGGBB, row by row from the top. */
  int[] develop() {
    int size = side / 2;
    int[] pixels = new int[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        int first = 3 * ((side - 2 - 2 * row) * side + 2 * column);
        pixels[row * size + column] = tone(first) << 16 | tone(first + 1) << 8 | tone(first + 2);
      }
    }
    return pixels;
  }

  private int tone(int first) {
    int above = first + 3 * side;
    float sum = light[first] + light[first + 3] + light[above] + light[above + 3];
    return TONE[(int) (sum * 0.25f * (TONES - 1) + 0.5f)] & 255;
  }

  private void mix(float[] colours, int a, int b, int c, float u, float v, int to) {
    for (int k = 0; k < 3; k++) {
      float own = colours[a + k];
      light[to + k] = own + u * (colours[b + k] - own) + v * (colours[c + k] - own);
    }
  }

  private int firstSample(int position) {
    return Math.max(0, Math.floorDiv(position + STEPS / 2 - 1, STEPS));
  }

  private int lastSample(int position) {
    return Math.min(side - 1, Math.floorDiv(position - STEPS / 2, STEPS));
  }

  /** The inverse transfer function of IEC 61966-2-1. */
  private static byte[] tones() {
    byte[] tones = new byte[TONES];
    for (int i = 0; i < TONES; i++) {
      double c = i / (TONES - 1.0);
      double coded = c <= 0.0031308 ? 12.92 * c : 1.055 * StrictMath.pow(c, 1 / 2.4) - 0.055;
      tones[i] = (byte) Math.round(255 * coded);
    }
    return tones;
  }
}
