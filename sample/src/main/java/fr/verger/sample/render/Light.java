package fr.verger.sample.render;

import fr.verger.sample.basis.Vector;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Patch;

/**
 * A white studio: a large soft box at the upper left, a weak fill at the right, white paper below
 * and white walls around. The camera looks along −z from far away. Highlights after Blinn, "Models
 * of light reflection for computer synthesized pictures", SIGGRAPH 1977. Immutable.
 */
final class Light {
  private static final Vector KEY_FROM = new Vector(-0.45, 0.58, 0.68).unit();
  private static final Vector CAMERA = new Vector(0, 0, 1);

  /** Towards the key light. */
  static final Direction KEY = Direction.of(KEY_FROM);

  /** To the right, as the key light sees it. */
  static final Direction ACROSS = Direction.of(new Vector(0, 1, 0).cross(KEY_FROM));

  /** Upwards, as the key light sees it. */
  static final Direction UPWARDS =
      Direction.of(KEY_FROM.cross(new Vector(0, 1, 0).cross(KEY_FROM)));

  private static final Direction FILL = Direction.of(new Vector(0.62, 0.12, 0.78));
  private static final Direction MIRRORED = Direction.of(KEY_FROM.plus(CAMERA));

  private static final float KEY_POWER = 0.80f;
  private static final float FILL_POWER = 0.18f;
  private static final float SKY_POWER = 0.30f;
  private static final float PAPER_POWER = 0.13f;
  private static final float WALL_POWER = 0.45f;

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
    float key = (KEY.reach(nx, ny, nz) + glow) / (1 + glow);
    float diffuse = KEY_POWER * Math.max(0, key) * (glow + lit * (1 - glow));
    diffuse += FILL_POWER * Math.max(0, FILL.reach(nx, ny, nz));
    diffuse += PAPER_POWER + (SKY_POWER - PAPER_POWER) * (0.5f + 0.5f * ny);
    float graze = 1 - nz;
    float grazeSquared = graze * graze;
    float bloom = 0.5f * (float) finish.velvet() * grazeSquared;
    float matt = diffuse * (1 + 0.6f * bloom);
    float mirror = lit * highlight(MIRRORED.reach(nx, ny, nz), finish.sharpness());
    mirror += WALL_POWER * grazeSquared * grazeSquared * graze;
    float even = patch.gloss()[vertex] * mirror + 0.4f * bloom * diffuse;
    for (int c = 0; c < 3; c++) {
      shone[4 * vertex + c] = Math.min(1, patch.colour()[3 * vertex + c] * matt + even);
    }
  }

  /** A power by squaring, so that every machine gets the same bits. */
  private static float highlight(float cosine, int sharpness) {
    float power = Math.max(0, cosine);
    for (int i = 0; i < sharpness; i++) {
      power *= power;
    }
    return power;
  }
}
