package fr.verger.sample.render;

import java.util.Arrays;

/**
 * Which spots the key light reaches: a shadow map (Williams, "Casting curved shadows on curved
 * surfaces", SIGGRAPH 1978) into which vertices are cast instead of triangles, which they are dense
 * enough for. Not safe for use by several threads.
 */
final class Shadow {
  /** Nothing is shaded by what is nearer to it than this, or smooth skin would shade itself. */
  private static final float BIAS = 0.11f;

  private static final float SOFTNESS = 0.07f;

  private final int cells;
  private final float scale;
  private final float[] nearest;

  /**
   * A map for one fruit.
   *
   * @param radius no vertex is farther than this from the origin
   * @param cells resolution, coarser than the vertices lie
   */
  Shadow(float radius, int cells) {
    this.cells = cells;
    // One cell of margin on each side, so that lookups between cells stay inside.
    scale = (cells - 3) / (2 * radius);
    nearest = new float[cells * cells];
  }

  /** Forgets what was cast. */
  void clear() {
    Arrays.fill(nearest, Float.NEGATIVE_INFINITY);
  }

  /** Lets a vertex shade what lies behind it. */
  void cast(float x, float y, float z) {
    int i = (int) (column(Light.ACROSS.reach(x, y, z)) + 0.5f);
    int j = (int) (column(Light.UPWARDS.reach(x, y, z)) + 0.5f);
    int cell = j * cells + i;
    nearest[cell] = Math.max(nearest[cell], Light.KEY.reach(x, y, z));
  }

  /** The share of the key light that reaches a vertex, 0 to 1. */
  float lit(float x, float y, float z) {
    float u = column(Light.ACROSS.reach(x, y, z));
    float v = column(Light.UPWARDS.reach(x, y, z));
    float depth = Light.KEY.reach(x, y, z) + BIAS;
    int i = (int) u;
    int j = (int) v;
    int cell = j * cells + i;
    float right = u - i;
    float below = open(cell, depth) * (1 - right) + open(cell + 1, depth) * right;
    float above = open(cell + cells, depth) * (1 - right) + open(cell + cells + 1, depth) * right;
    return below + (v - j) * (above - below);
  }

  private float column(float position) {
    return position * scale + (cells - 1) * 0.5f;
  }

  private float open(int cell, float depth) {
    return Math.max(0, Math.min(1, 1 - (nearest[cell] - depth) / SOFTNESS));
  }
}
