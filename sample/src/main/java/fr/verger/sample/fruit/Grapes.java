package fr.verger.sample.fruit;

import fr.verger.sample.basis.Angle;
import fr.verger.sample.basis.Dice;
import fr.verger.sample.basis.Noise;
import fr.verger.sample.basis.Ramp;
import fr.verger.sample.basis.Rgb;
import fr.verger.sample.basis.Vector;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Sculptor;

/** A bunch of grapes: translucent berries about a stem, the more the higher, with bloom on them. */
record Grapes(String name, Rgb flesh, Rgb sunny, double bloom) implements Species {
  static final Grapes BLUE = new Grapes("Grape Blue", Rgb.of(0x2A1C4E), Rgb.of(0x5A2A5A), 0.5);
  static final Grapes WHITE = new Grapes("Grape White", Rgb.of(0x9CB83A), Rgb.of(0xD2C65A), 0.15);

  private static final int BERRIES = 46;

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double length = dice.between(1.9, 2.3);
    double girth = dice.between(0.62, 0.72);
    double start = dice.between(0, 6.28);
    for (int i = 0; i < BERRIES; i++) {
      double t = (i + 0.5) / BERRIES;
      // Equal shares of the cone's surface get equal numbers of berries.
      double down = 1 - Math.sqrt(1 - 0.96 * t);
      double ring = girth * (1 - 0.85 * down) * Ramp.smooth(-0.12, 0.2, down);
      double angle = start + i * 2.399963 + dice.about(0, 0.25);
      Vector out = new Vector(Angle.cos(angle), dice.about(0.1, 0.15), Angle.sin(angle));
      Vector middle = out.times(ring).plus(new Vector(0, length * (0.5 - down) * 0.92, 0));
      double radius = dice.between(0.22, 0.265);
      double ripe = dice.between(0, 1);
      Vector axis = out.plus(new Vector(0, 0.9 - 1.8 * down, 0));
      Parts.bead(
          sculptor,
          middle,
          axis,
          radius,
          new Finish(0.6, 6, 0.5 * bloom, 0.9),
          spot -> {
            double open = Ramp.smooth(-0.5, 0.8, spot.normal().dot(axis.unit()));
            spot.lay(flesh.towards(sunny, ripe * 0.7));
            double dust = noise.fractal(spot.place(), 3, 2);
            spot.lay(Rgb.of(0x9AA0C0), 0.35 * bloom * Ramp.smooth(-0.3, 0.6, dust));
            spot.shade((0.32 + 0.68 * open) * (0.9 + 0.2 * ripe));
            spot.polish(open * open);
          });
    }
    Parts.stalk(
        dice,
        sculptor,
        new Vector(0, length * 0.3, 0),
        length * 0.28 + dice.between(0.05, 0.2),
        0.05,
        Rgb.of(0x8A7A3A));
  }
}
