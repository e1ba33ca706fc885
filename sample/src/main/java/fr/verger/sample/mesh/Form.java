package fr.verger.sample.mesh;

import fr.verger.sample.basis.Vector;

/** A closed surface: rings, one below the other, that shrink to a point at the top and bottom. */
@FunctionalInterface
public interface Form {
  /** One ring of the surface. */
  @FunctionalInterface
  interface Ring {
    /** The point at an angle, 0 to 2π. */
    Vector at(double turn);
  }

  /** The ring at 0, the top, to 1, the bottom. */
  Ring ring(double down);
}
