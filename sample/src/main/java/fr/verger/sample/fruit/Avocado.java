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

/** An avocado: pear-shaped, dark green, pebbled like leather. */
record Avocado() implements Species {
  @Override
  public String name() {
    return "Avocado";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double wide = dice.about(1, 0.06);
    double ripe = dice.between(0, 1);
    double bow = dice.about(0, 0.1);
    Profile profile =
        Profile.through(
            0,
            1.14,
            0.1,
            1.14,
            0.28,
            1.05,
            0.44 * wide,
            0.78,
            0.56 * wide,
            0.4,
            0.7 * wide,
            0,
            0.79 * wide,
            -0.38,
            0.72 * wide,
            -0.74,
            0.48 * wide,
            -1,
            0.18,
            -1.09,
            0,
            -1.1);
    Parts.body(
        sculptor,
        profile,
        (p, turn, down) -> 0.05 * noise.at(p, 1.1) + bow * Angle.cos(turn) * (0.5 - down),
        (p, turn, down) -> 0.05 * Ramp.smooth(0.75, 0.1, noise.cell(p, 10).distance()),
        new Finish(0.35, 4, 0, 0.05),
        spot -> {
          Vector p = spot.place();
          Noise.Cell pebble = noise.cell(p, 10);
          double high = Ramp.smooth(0.7, 0.15, pebble.distance());
          double patch = noise.fractal(p, 2, 3);
          spot.lay(Rgb.of(0x2F4A1E).towards(Rgb.of(0x2E2A22), ripe * 0.8));
          spot.lay(Rgb.of(0x6E8A3A), (0.5 - 0.35 * ripe) * high * Ramp.smooth(-0.5, 0.5, patch));
          spot.shade(0.6 + 0.5 * high);
          spot.lay(
              Rgb.of(0x8A7440), Ramp.smooth(0.1, 0.06, Parts.fromAxis(p)) * (p.y() > 0 ? 1 : 0));
        });
    Parts.stalk(dice, sculptor, new Vector(0, 1.1, 0), 0.1, 0.06, Rgb.of(0x6A5430));
  }
}
