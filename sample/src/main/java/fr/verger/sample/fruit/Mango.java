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

/** A mango: a flattened, lopsided oval that runs from green over yellow to red. */
record Mango() implements Species {
  @Override
  public String name() {
    return "Mango";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double tall = dice.between(1.12, 1.3);
    double sun = dice.between(0, 6.28);
    double ripe = dice.about(0, 0.15);
    Profile profile =
        Profile.through(
            0,
            0.92 * tall,
            0.12,
            0.94 * tall,
            0.42,
            0.84 * tall,
            0.74,
            0.52 * tall,
            0.88,
            0.08 * tall,
            0.8,
            -0.4 * tall,
            0.54,
            -0.78 * tall,
            0.22,
            -0.97 * tall,
            0,
            -tall);
    Parts.body(
        sculptor,
        profile,
        (p, turn, down) ->
            0.1 * Angle.cos(2 * turn)
                + 0.13 * Angle.cos(turn) * Angle.sin(5.5 * down - 1.2)
                + 0.03 * noise.at(p, 1),
        Parts.NONE,
        new Finish(0.35, 4, 0.05, 0.3),
        spot -> {
          Vector p = spot.place();
          double patch = noise.fractal(p, 1.2, 3);
          double side = Angle.cos(spot.turn() - sun);
          double blush = 0.45 + 0.4 * side + 0.25 * (p.y() / tall) + 0.45 * patch + ripe;
          spot.lay(Rgb.of(0x5F8A2A));
          spot.lay(Rgb.of(0xEDB030), Ramp.smooth(0.05, 0.5, blush));
          spot.lay(Rgb.of(0xC8301E), 0.92 * Ramp.smooth(0.5, 1.05, blush));
          Noise.Cell dot = noise.cell(p, 11);
          spot.lay(Rgb.of(0xF0D890), 0.5 * Ramp.smooth(0.22, 0.1, dot.distance()));
          spot.shade(1 - 0.5 * (p.y() > 0 ? Ramp.smooth(0.14, 0.05, Parts.fromAxis(p)) : 0));
        });
    Parts.stalk(dice, sculptor, new Vector(0, 0.9 * tall, 0), 0.13, 0.05, Rgb.of(0x5A4426));
  }
}
