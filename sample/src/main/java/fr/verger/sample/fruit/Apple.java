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
 * Apples: a dimple at either end, a stalk, streaks of blush over a ground colour, pale lenticels.
 */
record Apple(String name, Rgb ground, Rgb blush, double cover, Rgb dots, double tall)
    implements Species {
  static final Apple RED =
      new Apple("Apple Red", Rgb.of(0xC9A13A), Rgb.of(0xA00D1A), 0.95, Rgb.of(0xE0A070), 0.98);
  static final Apple GOLDEN =
      new Apple("Apple Golden", Rgb.of(0xDDC04A), Rgb.of(0xDE8A3A), 0.12, Rgb.of(0x8A6A2A), 1.02);
  static final Apple GREEN =
      new Apple("Apple Green", Rgb.of(0x83B52C), Rgb.of(0xA9BF45), 0.2, Rgb.of(0xE6EDB0), 0.95);

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double h = tall * dice.about(1, 0.06);
    double lobes = dice.between(0.01, 0.035);
    double phase = dice.between(0, 6.28);
    double red = cover + dice.about(0, 0.08);
    double sun = dice.between(0, 6.28);
    Profile profile =
        Profile.through(
            0, 0.52 * h, 0.06, 0.56 * h, 0.2, 0.72 * h, 0.4, 0.86 * h, 0.66, 0.83 * h, 0.9,
            0.55 * h, 1, 0.12 * h, 0.94, -0.34 * h, 0.74, -0.7 * h, 0.5, -0.9 * h, 0.3, -0.94 * h,
            0.12, -0.83 * h, 0, -0.78 * h);
    Parts.body(
        sculptor,
        profile,
        (p, turn, down) ->
            lobes * Angle.cos(5 * turn + phase) * (0.25 + down)
                + 0.035 * noise.at(p.x(), p.y(), p.z()),
        Parts.NONE,
        new Finish(0.55, 6, 0.05, 0.15),
        spot -> {
          Vector p = spot.place();
          double streak = noise.fractal(p.x() * 7, p.y() * 1.1, p.z() * 7, 3);
          double patch = noise.at(p.x() * 1.2 + 9, p.y() * 1.2, p.z() * 1.2);
          double side = 0.25 * Angle.cos(spot.turn() - sun);
          double hollow = Ramp.smooth(0.42, 0.1, Math.sqrt(p.x() * p.x() + p.z() * p.z()));
          spot.lay(ground);
          spot.lay(
              blush,
              Ramp.smooth(0.25, 0.75, red + side + 0.3 * patch + 0.35 * streak - 0.5 * hollow));
          spot.shade(1 + 0.12 * streak);
          Noise.Cell dot = noise.cell(p.x() * 7, p.y() * 7, p.z() * 7);
          spot.lay(dots, 0.6 * Ramp.smooth(0.2, 0.08, dot.distance() + 0.1 * dot.chance()));
          spot.lay(Rgb.of(0x7A6428), 0.7 * Ramp.smooth(0.75, 1, hollow) * (p.y() > 0 ? 1 : 0.9));
          spot.shade(1 - 0.45 * hollow);
          spot.polish(1 - 0.8 * hollow);
        });
    Parts.stalk(
        dice,
        sculptor,
        new Vector(0, 0.5 * h, 0),
        dice.between(0.4, 0.62),
        0.045,
        Rgb.of(0x5A4020));
  }
}
