package fr.verger.sample.fruit;

import fr.verger.sample.basis.Angle;
import fr.verger.sample.basis.Dice;
import fr.verger.sample.basis.Noise;
import fr.verger.sample.basis.Ramp;
import fr.verger.sample.basis.Rgb;
import fr.verger.sample.basis.Vector;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Profile;
import fr.verger.sample.mesh.Sculptor;

/** A fig: a drop with ribs, green at the neck, violet at the belly, with fine pale cracks. */
record Fig() implements Species {
  @Override
  public String name() {
    return "Fig";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double wide = dice.about(0.92, 0.06);
    double dark = dice.between(0.3, 1);
    int ribs = 11 + (int) dice.between(0, 5);
    Profile profile =
        Profile.through(
            0,
            1.2,
            0.1,
            1.19,
            0.15,
            1.02,
            0.24,
            0.72,
            0.46,
            0.4,
            0.76 * wide,
            0.02,
            wide,
            -0.4,
            0.9 * wide,
            -0.74,
            0.55,
            -0.97,
            0.2,
            -1.02,
            0.06,
            -0.98,
            0,
            -0.97);
    Parts.body(
        sculptor,
        profile,
        (p, turn, down) -> 0.06 * noise.at(p, 1.1) + 0.014 * Angle.cos(ribs * turn),
        Parts.NONE,
        new Finish(0.14, 3, 0.5, 0.15),
        spot -> {
          Vector p = spot.place();
          double rib = Angle.cos(ribs * spot.turn() + 2 * noise.at(p, 2));
          double patch = noise.fractal(p, 2, 3);
          spot.lay(Rgb.of(0x7A8A3C));
          double violet = Ramp.smooth(0.75, 0.1, p.y() + 0.25 * patch + 0.1 * rib);
          spot.lay(Rgb.of(0x5E2E54).towards(Rgb.of(0x33183A), dark), 0.95 * violet);
          spot.lay(Rgb.of(0x8A8AA8), 0.3 * violet * Ramp.smooth(0, 0.6, noise.fractal(p, 4, 3)));
          double crack = noise.at(p.x() * 14, p.y() * 3, p.z() * 14);
          spot.lay(Rgb.of(0xC8A890), 0.5 * violet * Ramp.smooth(0.62, 0.85, crack));
          spot.lay(Rgb.of(0xB06A5A), p.y() < 0 ? Ramp.smooth(0.12, 0.05, Parts.fromAxis(p)) : 0);
          spot.lay(Rgb.of(0xC8BE8A), Ramp.smooth(1.12, 1.19, p.y()));
        });
  }
}
