package fr.verger.sample.mesh;

/**
 * One closed surface as a grid of {@code around} × {@code rows} vertices, row by row from the top;
 * each row closes on itself. The arrays are never written after the patch is built.
 *
 * @param place x, y, z of each vertex
 * @param normal outward unit normals, x, y, z
 * @param colour linear red, green, blue
 * @param gloss share of light mirrored at each vertex
 */
public record Patch(
    int around,
    int rows,
    Finish finish,
    float[] place,
    float[] normal,
    float[] colour,
    float[] gloss) {
  /** Number of vertices. */
  public int vertices() {
    return around * rows;
  }
}
