package fr.verger.sample.fruit;

import fr.verger.sample.mesh.Mesh;
import fr.verger.sample.mesh.Sculptor;
import fr.verger.sample.texture.Dice;
import java.util.List;

/** All varieties: the species first, then as many further varieties of each as are asked for. */
public final class Nursery {
  private static final List<Species> SPECIES =
      List.of(
          Apple.RED,
          new Banana(),
          Citrus.ORANGE,
          Berry.RASPBERRY,
          Citrus.LEMON,
          Apple.GREEN,
          Citrus.LIME,
          Apple.GOLDEN,
          Berry.BLACKBERRY,
          Citrus.MANDARIN,
          Citrus.GRAPEFRUIT);

  /** The class name of variety number {@code variety}, counted from 0. */
  public String name(int variety) {
    int round = variety / SPECIES.size();
    String name = SPECIES.get(variety % SPECIES.size()).name();
    return round == 0 ? name : name + " " + (round + 1);
  }

  /** Grows an individual of a variety. */
  public Mesh grow(int variety, Dice dice, double spacing) {
    Sculptor sculptor = new Sculptor(spacing);
    SPECIES.get(variety % SPECIES.size()).grow(dice, sculptor);
    return sculptor.finish();
  }
}
