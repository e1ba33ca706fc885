package fr.verger.sample.render;

import fr.verger.sample.mesh.Finish;

/**
 * A white studio: a large soft box at the upper left, a weak fill at the right, white paper below
 * and white walls around. The camera looks along −z from far away. Immutable.
 */
final class Light {
  private static final float KEY_X = -0.45f;
  private static final float KEY_Y = 0.58f;
  private static final float KEY_Z = 0.68f;
  private static final float FILL_X = 0.62f;
  private static final float FILL_Y = 0.12f;
  private static final float FILL_Z = 0.78f;
  // Halfway between the key light and the camera: where highlights sit.
  private static final float HALF_X = -0.2455f;
  private static final float HALF_Y = 0.3165f;
  private static final float HALF_Z = 0.9163f;

  private static final float KEY = 0.80f;
  private static final float FILL = 0.18f;
  private static final float SKY = 0.30f;
  private static final float PAPER = 0.13f;
  private static final float EDGE = 0.45f;

  /**
   * The light a spot sends to the camera.
   *
   * @param lit the share of the key light that reaches the spot, 0 to 1
   */
  void shine(
      float nx,
      float ny,
      float nz,
      float lit,
      Finish finish,
      float gloss,
      float[] colour,
      int at,
      float[] out) {
    float glow = 0.45f * (float) finish.glow();
    float key = (nx * KEY_X + ny * KEY_Y + nz * KEY_Z + glow) / (1 + glow);
    float diffuse = KEY * Math.max(0, key) * (glow + lit * (1 - glow));
    diffuse += FILL * Math.max(0, nx * FILL_X + ny * FILL_Y + nz * FILL_Z);
    diffuse += PAPER + (SKY - PAPER) * (0.5f + 0.5f * ny);
    float graze = 1 - Math.max(0, nz);
    float grazeSquared = graze * graze;
    float bloom = (float) finish.velvet() * grazeSquared * 0.5f;
    float mirror =
        gloss
            * (highlight(nx, ny, nz, finish.sharpness()) * lit
                + EDGE * grazeSquared * grazeSquared * graze);
    for (int c = 0; c < 3; c++) {
      float own = colour[at + c];
      out[at + c] = own * diffuse + bloom * (0.6f * own + 0.4f) * diffuse + mirror;
    }
  }

  /** A power by squaring, so that every machine gets the same bits. */
  private static float highlight(float nx, float ny, float nz, int sharpness) {
    float cosine = Math.max(0, nx * HALF_X + ny * HALF_Y + nz * HALF_Z);
    for (int i = 0; i < sharpness; i++) {
      cosine *= cosine;
    }
    return cosine;
  }
}
