package fr.verger.sample.mesh;

import fr.verger.sample.basis.Vector;

/** A closed surface over the unit square: around the fruit, and from its top to its bottom. */
@FunctionalInterface
public interface Form {
  /**
   * A point of the surface.
   *
   * @param turn angle around, in radians, 0 to 2π
   * @param down 0 at the top pole, 1 at the bottom pole
   */
  Vector at(double turn, double down);
}
