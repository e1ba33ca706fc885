package fr.verger.sample.mesh;

import java.util.List;

/**
 * A grown fruit: surfaces that stand for one another, cut into triangles. Never changed once grown.
 */
public record Mesh(List<Patch> patches) {
  /** Keeps a copy of the list. */
  public Mesh {
    patches = List.copyOf(patches);
  }

  /** No vertex is farther than this from the origin. */
  public double radius() {
    double farthest = 0;
    for (Patch patch : patches) {
      float[] place = patch.place();
      for (int i = 0; i < place.length; i += 3) {
        double x = place[i];
        double y = place[i + 1];
        double z = place[i + 2];
        farthest = Math.max(farthest, x * x + y * y + z * z);
      }
    }
    return Math.sqrt(farthest);
  }
}
