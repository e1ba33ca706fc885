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

/** A cherry: a polished heart with a seam, on a long green stalk. */
record Cherry() implements Species {
  @Override
  public String name() {
    return "Cherry";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double tall = dice.about(0.95, 0.05);
    double dark = dice.between(0, 1);
    double seam = dice.between(0, 6.28);
    Profile profile =
        Profile.through(
            0,
            0.52,
            0.08,
            0.55,
            0.24,
            0.72,
            0.5,
            0.85,
            0.8,
            0.7,
            0.99,
            0.3,
            0.98,
            -0.15,
            0.76,
            -0.6 * tall,
            0.42,
            -0.88 * tall,
            0.12,
            -0.96 * tall,
            0,
            -0.95 * tall);
    Parts.body(
        sculptor,
        profile,
        (p, turn, down) ->
            0.04 * noise.at(p, 1)
                - 0.05 * Ramp.smooth(0.3, 0, Math.abs(Angle.sin((turn - seam) / 2))),
        Parts.NONE,
        new Finish(0.9, 7, 0, 0.45),
        spot -> {
          Vector p = spot.place();
          double patch = noise.fractal(p, 1.4, 3);
          spot.lay(Rgb.of(0xA00818).towards(Rgb.of(0x4A0414), dark));
          spot.lay(Rgb.of(0xD0302A), 0.35 * Ramp.smooth(0.1, 0.8, patch));
          double hollow = p.y() > 0 ? Ramp.smooth(0.32, 0.06, Parts.fromAxis(p)) : 0;
          spot.shade(1 - 0.55 * hollow);
          spot.polish(1 - 0.7 * hollow);
        });
    Parts.stalk(
        dice, sculptor, new Vector(0, 0.5, 0), dice.between(1.1, 1.5), 0.045, Rgb.of(0x74903A));
  }
}
