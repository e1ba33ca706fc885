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
 * A pineapple: a barrel of lozenge scales, golden below and green above, under a crown of leaves.
 */
record Pineapple() implements Species {
  private static final int LEAVES = 34;

  @Override
  public String name() {
    return "Pineapple";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double wide = dice.about(0.72, 0.05);
    double ripe = dice.between(-0.3, 0.5);
    Lattice scales = new Lattice(11, 6.5);
    Profile profile =
        Profile.through(
            0,
            0.42,
            0.2,
            0.42,
            0.6 * wide,
            0.3,
            0.9 * wide,
            0.02,
            wide,
            -0.4,
            0.95 * wide,
            -0.85,
            0.75 * wide,
            -1.15,
            0.4 * wide,
            -1.27,
            0,
            -1.26);
    Parts.body(
        sculptor,
        profile,
        Parts.uneven(noise, 0.05),
        (p, turn, down) -> {
          double edge = scales.at(turn, down).edge();
          return spread(down)
              * (0.09 * Math.sqrt(1 - 0.9 * edge * edge) + 0.05 * Ramp.smooth(0.28, 0.1, edge));
        },
        new Finish(0.2, 4, 0, 0.15),
        spot -> {
          Vector p = spot.place();
          Lattice.Place place = scales.at(spot.turn(), spot.down());
          double edge = place.edge();
          double grain = noise.fractal(p, 9, 2);
          double gold = Ramp.smooth(0.3, 0.8, spot.down() + ripe + 0.2 * noise.at(p, 2));
          spot.lay(Rgb.of(0x7A8034).towards(Rgb.of(0xDC8E1E), gold));
          spot.lay(Rgb.of(0xB08A4A), 0.6 * Ramp.smooth(0.55, 0.35, edge));
          spot.lay(Rgb.of(0x5A3A1A), 0.9 * Ramp.smooth(0.32, 0.14, edge));
          spot.shade(1 + 0.2 * grain - 0.55 * Ramp.smooth(0.7, 1, edge) * spread(spot.down()));
        });
    for (int i = 0; i < LEAVES; i++) {
      double inner = (double) i / LEAVES;
      double tall = 0.5 + 0.65 * inner;
      Leaf leaf =
          new Leaf(
              0.62 * (1 - 0.8 * inner),
              tall * dice.about(1, 0.12),
              0.42 * (1 - inner),
              0.085,
              Rgb.of(0x5A7A3C),
              Rgb.of(0x86A85A));
      leaf.add(sculptor, new Vector(0, 0.34 + 0.06 * inner, 0), i * 2.399963 + dice.about(0, 0.2));
    }
  }

  private static double spread(double down) {
    return Ramp.smooth(0.08, 0.2, down) * Ramp.smooth(0.99, 0.9, down);
  }
}
