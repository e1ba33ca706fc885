package fr.verger.sample.render;

import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Patch;

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
   * The light a vertex sends to the camera.
   *
   * @param nx its normal, as posed
   * @param lit the share of the key light that reaches it, 0 to 1
   * @param shone takes red, green and blue at four times the vertex's number
   */
  void shine(float nx, float ny, float nz, float lit, Patch patch, int vertex, float[] shone) {
    Finish finish = patch.finish();
    float glow = 0.45f * (float) finish.glow();
    float key = (nx * KEY_X + ny * KEY_Y + nz * KEY_Z + glow) / (1 + glow);
    float diffuse = KEY * Math.max(0, key) * (glow + lit * (1 - glow));
    diffuse += FILL * Math.max(0, nx * FILL_X + ny * FILL_Y + nz * FILL_Z);
    diffuse += PAPER + (SKY - PAPER) * (0.5f + 0.5f * ny);
    float graze = 1 - nz;
    float grazeSquared = graze * graze;
    float bloom = 0.5f * (float) finish.velvet() * grazeSquared;
    float matt = diffuse * (1 + 0.6f * bloom);
    float mirror = lit * highlight(nx, ny, nz, finish.sharpness());
    mirror += EDGE * grazeSquared * grazeSquared * graze;
    float even = patch.gloss()[vertex] * mirror + 0.4f * bloom * diffuse;
    for (int c = 0; c < 3; c++) {
      shone[4 * vertex + c] = Math.min(1, patch.colour()[3 * vertex + c] * matt + even);
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
