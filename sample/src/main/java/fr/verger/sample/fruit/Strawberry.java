package fr.verger.sample.fruit;

import fr.verger.sample.basis.Dice;
import fr.verger.sample.basis.Noise;
import fr.verger.sample.basis.Ramp;
import fr.verger.sample.basis.Rgb;
import fr.verger.sample.basis.Vector;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Profile;
import fr.verger.sample.mesh.Sculptor;

/**
 * A strawberry: a glossy cone with a yellow seed in each pit, paler at the shoulders, leafy cap.
 */
record Strawberry() implements Species {
  @Override
  public String name() {
    return "Strawberry";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double wide = dice.about(1, 0.09);
    double pale = dice.between(0.1, 0.5);
    Lattice seeds = new Lattice(13, 9.5);
    Profile profile =
        Profile.through(
            0,
            0.72,
            0.2 * wide,
            0.8,
            0.5 * wide,
            0.8,
            0.76 * wide,
            0.6,
            0.84 * wide,
            0.26,
            0.72 * wide,
            -0.18,
            0.5 * wide,
            -0.62,
            0.28 * wide,
            -0.96,
            0.12,
            -1.1,
            0,
            -1.14);
    Parts.body(
        sculptor,
        profile,
        Parts.uneven(noise, 0.14),
        (p, turn, down) -> {
          double off = seeds.at(turn, down).middle();
          return spread(down) * (0.045 * Ramp.smooth(0.12, 0.62, off) - 0.02);
        },
        new Finish(0.6, 5, 0, 0.35),
        spot -> {
          Vector p = spot.place();
          Lattice.Place place = seeds.at(spot.turn(), spot.down());
          spot.lay(Rgb.of(0xC4101C));
          spot.lay(Rgb.of(0xE8A070), pale * Ramp.smooth(0.5, 0.82, p.y() + 0.15 * noise.at(p, 3)));
          spot.shade(1 + 0.12 * noise.fractal(p, 2, 2));
          spot.shade(0.62 + 0.38 * Ramp.smooth(0.1, 0.6, place.middle()));
          double seed =
              Math.sqrt(9 * place.across() * place.across() + 3 * place.along() * place.along());
          double laid = spread(spot.down()) * Ramp.smooth(0.52, 0.3, seed);
          spot.lay(Rgb.of(0xE0B04A), laid);
          spot.polish(1 - 0.6 * laid);
        });
    Leaf leaf = new Leaf(0.62, 0.2, 0.34, 0.14, Rgb.of(0x3E7A22), Rgb.of(0x6FAE3A));
    Parts.calyx(dice, sculptor, 9, 0.76, leaf);
    Parts.calyx(dice, sculptor, 6, 0.79, new Leaf(0.4, 0.3, 0.1, 0.12, leaf.root(), leaf.tip()));
    Parts.stalk(
        dice, sculptor, new Vector(0, 0.76, 0), dice.between(0.25, 0.4), 0.04, Rgb.of(0x6E9A3C));
  }

  /** Seeds crowd together at the poles, where none are drawn. */
  private static double spread(double down) {
    return Ramp.smooth(0.12, 0.25, down) * Ramp.smooth(1, 0.93, down);
  }
}
