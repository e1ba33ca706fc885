package fr.verger.sample.render;

import fr.verger.sample.basis.Rgb;
import java.util.Arrays;

/**
 * What the camera exposes: four samples to a pixel, each with the light and the depth of the
 * nearest surface. Rows count upwards. Not safe for use by several threads.
 */
final class Film {
  /** Steps of vertex positions per sample; whole numbers, so that triangles meet without cracks. */
  static final int STEPS = 16;

  private static final int TONES = 4096;
  private static final byte[] TONE = tones();

  private final int side;
  // Red, green, blue, depth of each sample, side by side: one cache line holds four samples.
  private final float[] samples;
  private final float[] blank;

  /** Film for a square photo. */
  Film(int size) {
    side = 2 * size;
    samples = new float[4 * side * side];
    blank = new float[4 * side];
    Arrays.fill(blank, 1);
    for (int i = 3; i < blank.length; i += 4) {
      blank[i] = Float.NEGATIVE_INFINITY;
    }
  }

  /** Samples along one side. */
  int side() {
    return side;
  }

  /** White paper everywhere, infinitely far. */
  void clear() {
    for (int row = 0; row < side; row++) {
      System.arraycopy(blank, 0, samples, row * blank.length, blank.length);
    }
  }

  /**
   * Exposes a triangle, if it faces the camera, where nothing nearer is.
   *
   * @param x positions of all vertices, in {@link #STEPS} to a sample
   * @param light linear red, green, blue and depth of all vertices
   */
  void expose(int[] x, int[] y, float[] light, int a, int b, int c) {
    int abx = x[b] - x[a];
    int aby = y[b] - y[a];
    int acx = x[c] - x[a];
    int acy = y[c] - y[a];
    int area = abx * acy - acx * aby;
    if (area <= 0) {
      return;
    }
    int left = firstSample(x[a] + Math.min(0, Math.min(abx, acx)));
    int right = lastSample(x[a] + Math.max(0, Math.max(abx, acx)));
    int low = firstSample(y[a] + Math.min(0, Math.min(aby, acy)));
    int high = lastSample(y[a] + Math.max(0, Math.max(aby, acy)));
    if (left > right || low > high) {
      return;
    }
    float share = 1f / area;
    float red = light[4 * a];
    float green = light[4 * a + 1];
    float blue = light[4 * a + 2];
    float depth = light[4 * a + 3];
    float redB = (light[4 * b] - red) * share;
    float greenB = (light[4 * b + 1] - green) * share;
    float blueB = (light[4 * b + 2] - blue) * share;
    float depthB = (light[4 * b + 3] - depth) * share;
    float redC = (light[4 * c] - red) * share;
    float greenC = (light[4 * c + 1] - green) * share;
    float blueC = (light[4 * c + 2] - blue) * share;
    float depthC = (light[4 * c + 3] - depth) * share;
    int dx = left * STEPS + STEPS / 2 - x[a];
    for (int j = low; j <= high; j++) {
      int dy = j * STEPS + STEPS / 2 - y[a];
      int u = dx * acy - dy * acx;
      int v = dy * abx - dx * aby;
      int end = 4 * (j * side + right);
      for (int at = 4 * (j * side + left); at <= end; at += 4) {
        // All three edge functions are positive inside; their signs are looked at in one go.
        if ((u | v | (area - u - v)) >= 0) {
          float near = depth + u * depthB + v * depthC;
          if (near > samples[at + 3]) {
            samples[at] = red + u * redB + v * redC;
            samples[at + 1] = green + u * greenB + v * greenC;
            samples[at + 2] = blue + u * blueB + v * blueC;
            samples[at + 3] = near;
          }
        }
        u += STEPS * acy;
        v -= STEPS * aby;
      }
    }
  }

  /** The photo, 0xRRGGBB, row by row from the top. */
  int[] develop() {
    int size = side / 2;
    int[] pixels = new int[size * size];
    for (int row = 0; row < size; row++) {
      int first = 4 * (side - 2 - 2 * row) * side;
      for (int column = 0; column < size; column++) {
        int at = first + 8 * column;
        pixels[row * size + column] = tone(at) << 16 | tone(at + 1) << 8 | tone(at + 2);
      }
    }
    return pixels;
  }

  private int tone(int at) {
    int above = at + 4 * side;
    float sum = samples[at] + samples[at + 4] + samples[above] + samples[above + 4];
    return TONE[(int) (sum * 0.25f * (TONES - 1) + 0.5f)] & 255;
  }

  private static int firstSample(int position) {
    return Math.floorDiv(position + STEPS / 2 - 1, STEPS);
  }

  private static int lastSample(int position) {
    return Math.floorDiv(position - STEPS / 2, STEPS);
  }

  private static byte[] tones() {
    byte[] tones = new byte[TONES];
    for (int i = 0; i < TONES; i++) {
      tones[i] = (byte) Rgb.coded(i / (TONES - 1.0));
    }
    return tones;
  }
}
