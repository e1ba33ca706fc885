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
}
