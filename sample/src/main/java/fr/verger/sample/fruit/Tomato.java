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

/** A tomato: broad, ribbed towards the stalk, wet with light, under a green star. */
record Tomato() implements Species {
  @Override
  public String name() {
    return "Tomato";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double tall = dice.between(0.78, 0.95);
    int ribs = 5 + (int) dice.between(0, 4);
    double phase = dice.between(0, 6.28);
    double depth = dice.between(0.02, 0.06);
    Profile profile =
        Profile.through(
            0,
            0.58 * tall,
            0.1,
            0.62 * tall,
            0.3,
            0.8 * tall,
            0.6,
            0.82 * tall,
            0.88,
            0.52 * tall,
            1,
            0.05 * tall,
            0.9,
            -0.45 * tall,
            0.62,
            -0.8 * tall,
            0.28,
            -0.96 * tall,
            0,
            -0.97 * tall);
    Parts.body(
        sculptor,
        profile,
        (p, turn, down) ->
            0.04 * noise.at(p, 1.1)
                + depth * Math.abs(Angle.cos(ribs * turn / 2 + phase)) * (1.3 - down)
                - depth,
        Parts.NONE,
        new Finish(0.85, 6, 0, 0.4),
        spot -> {
          Vector p = spot.place();
          double patch = noise.fractal(p, 1.4, 3);
          spot.lay(Rgb.of(0xD4200E));
          spot.lay(Rgb.of(0xE86A1E), 0.6 * Ramp.smooth(0.35, 0.85, p.y() / tall + 0.25 * patch));
          spot.shade(1 + 0.08 * patch);
          spot.lay(Rgb.of(0x9A8A3A), 0.6 * Ramp.smooth(0.14, 0.04, Parts.fromAxis(p)));
        });
    Leaf leaf = new Leaf(0.6, 0.42, 0.3, 0.075, Rgb.of(0x2E6A1E), Rgb.of(0x5C9430));
    Parts.calyx(dice, sculptor, 5 + (int) dice.between(0, 2), 0.62 * tall, leaf);
    Parts.stalk(
        dice,
        sculptor,
        new Vector(0, 0.6 * tall, 0),
        dice.between(0.25, 0.4),
        0.05,
        Rgb.of(0x4A7A2A));
  }
}
