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

/** A blueberry: a flattened ball under pale bloom, with a five-pointed crown around a hollow. */
record Blueberry() implements Species {
  @Override
  public String name() {
    return "Blueberry";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double tall = dice.between(0.74, 0.86);
    double bloom = dice.between(0.4, 0.85);
    double phase = dice.between(0, 6.28);
    Profile profile =
        Profile.through(
            0,
            tall - 0.2,
            0.2,
            tall - 0.18,
            0.3,
            tall - 0.06,
            0.34,
            tall + 0.06,
            0.4,
            tall + 0.02,
            0.5,
            tall - 0.06,
            0.76,
            tall - 0.27,
            0.98,
            0.1,
            0.94,
            -0.3,
            0.7,
            -0.62,
            0.36,
            -tall,
            0.1,
            -tall - 0.06,
            0,
            -tall - 0.04);
    Parts.body(
        sculptor,
        profile,
        Parts.uneven(noise, 0.04),
        (p, turn, down) -> {
          double crown =
              p.y() > 0 ? Ramp.smooth(0.16, 0.02, Math.abs(Parts.fromAxis(p) - 0.35)) : 0;
          return 0.11 * crown * Angle.cos(5 * turn + phase);
        },
        new Finish(0.18, 4, 0.75, 0.2),
        spot -> {
          Vector p = spot.place();
          double axis = Parts.fromAxis(p);
          double dust = noise.fractal(p, 2.2, 4);
          spot.lay(Rgb.of(0x232A5E));
          spot.lay(Rgb.of(0x7F92C4), bloom * Ramp.smooth(-0.45, 0.55, dust));
          double hollow = p.y() > 0 ? Ramp.smooth(0.36, 0.26, axis) : 0;
          spot.lay(Rgb.of(0x2A2238), 0.8 * hollow);
          spot.lay(Rgb.of(0x6A5A50), 0.5 * Ramp.smooth(0.12, 0.04, axis));
          spot.shade(1 - 0.3 * hollow);
        });
  }
}
