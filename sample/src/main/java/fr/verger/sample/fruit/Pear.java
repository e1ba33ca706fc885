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

/**
 * A pear: a neck on a belly, dotted green-yellow skin, russet about the stalk, a faint red cheek.
 */
record Pear() implements Species {
  @Override
  public String name() {
    return "Pear";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double neck = dice.about(0.42, 0.05);
    double belly = dice.about(0.8, 0.05);
    double bow = dice.about(0, 0.12);
    double ripe = dice.between(0, 1);
    double sun = dice.between(0, 6.28);
    Profile profile =
        Profile.through(
            0,
            1.1,
            0.1,
            1.1,
            0.24,
            1.03,
            0.36,
            0.82,
            neck,
            0.52,
            0.58,
            0.14,
            belly - 0.03,
            -0.25,
            belly,
            -0.55,
            belly - 0.16,
            -0.88,
            0.38,
            -1.04,
            0.2,
            -1.04,
            0.08,
            -0.98,
            0,
            -0.96);
    Parts.body(
        sculptor,
        profile,
        (p, turn, down) -> 0.05 * noise.at(p, 1.2) + bow * Angle.cos(turn) * (0.5 - down),
        (p, turn, down) -> 0.008 * noise.at(p, 6),
        new Finish(0.3, 5, 0.05, 0.25),
        spot -> {
          Vector p = spot.place();
          double patch = noise.fractal(p, 1.5, 3);
          spot.lay(Rgb.of(0x9DAF2E).towards(Rgb.of(0xD9C23C), ripe));
          double cheek = 0.5 + 0.5 * Angle.cos(spot.turn() - sun);
          spot.lay(Rgb.of(0xC4602C), 0.55 * Ramp.smooth(0.55, 1.1, cheek + 0.35 * patch));
          spot.shade(1 + 0.1 * patch);
          Noise.Cell dot = noise.cell(p, 13);
          spot.lay(Rgb.of(0x6E5A22), 0.55 * Ramp.smooth(0.3, 0.15, dot.distance()));
          double russet = Ramp.smooth(0.85, 1.1, p.y() + 0.2 * patch);
          double eye = p.y() < 0 ? Ramp.smooth(0.3, 0.1, Parts.fromAxis(p)) : 0;
          spot.lay(Rgb.of(0x86602A), 0.75 * russet);
          spot.lay(Rgb.of(0x4A3A1C), 0.8 * eye);
        });
    Parts.stalk(
        dice, sculptor, new Vector(0, 1.02, 0), dice.between(0.32, 0.5), 0.045, Rgb.of(0x5A3E1E));
  }
}
