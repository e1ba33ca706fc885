package fr.verger.sample.render;

import fr.verger.sample.basis.Vector;

/** A unit vector in the precision in which vertices are lit. */
record Direction(float x, float y, float z) {
  /** The direction of a vector. */
  static Direction of(Vector vector) {
    Vector unit = vector.unit();
    return new Direction((float) unit.x(), (float) unit.y(), (float) unit.z());
  }

  /** How far a place lies in this direction. */
  float reach(float px, float py, float pz) {
    return x * px + y * py + z * pz;
  }
}
