package fr.verger.sample.fruit;

import fr.verger.sample.basis.Dice;
import fr.verger.sample.mesh.Mesh;
import fr.verger.sample.mesh.Sculptor;
import java.util.List;

/** All varieties: the species first, then as many further varieties of each as are asked for. */
public final class Nursery {
  // The first twelve make the default orchard: no two of a kind among them.
  private static final List<Species> SPECIES =
      List.of(
          Apple.RED,
          new Banana(),
          new Strawberry(),
          Citrus.ORANGE,
          new Pear(),
          Grapes.BLUE,
          new Kiwi(),
          Citrus.LEMON,
          new Watermelon(),
          Berry.RASPBERRY,
          new Pineapple(),
          Drupe.PLUM,
          new Cherry(),
          Citrus.LIME,
          Drupe.PEACH,
          new Blueberry(),
          new Avocado(),
          new Mango(),
          Apple.GOLDEN,
          new Tomato(),
          Grapes.WHITE,
          new Fig(),
          new DragonFruit(),
          new Pomegranate(),
          Citrus.MANDARIN,
          Berry.BLACKBERRY,
          new DateFruit(),
          Apple.GREEN,
          Drupe.APRICOT,
          Citrus.GRAPEFRUIT);

  /** The class name of variety number {@code variety}, counted from 0. */
  public String name(int variety) {
    int round = variety / SPECIES.size();
    String name = SPECIES.get(variety % SPECIES.size()).name();
    return round == 0 ? name : name + " " + (round + 1);
  }

  /**
   * Grows an individual of a variety.
   *
   * @param spacing distance of grid lines, where the fruit is about 2 wide
   */
  public Mesh grow(int variety, Dice dice, double spacing) {
    Sculptor sculptor = new Sculptor(spacing);
    SPECIES.get(variety % SPECIES.size()).grow(dice, sculptor);
    return Breed.of(variety / SPECIES.size(), dice).apply(sculptor.finish());
  }
}
