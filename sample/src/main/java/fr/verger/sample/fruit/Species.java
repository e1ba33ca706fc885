package fr.verger.sample.fruit;

import fr.verger.sample.basis.Dice;
import fr.verger.sample.mesh.Sculptor;

/** One kind of fruit: it grows individuals that differ as its dice fall. */
interface Species {
  /** The class name of its first variety. */
  String name();

  /** Grows an individual, about 2 units across, stalk up. */
  void grow(Dice dice, Sculptor sculptor);
}
