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
 * Stone fruits with a furrow down one side: peach, apricot, plum.
 *
 * @param furrow its depth
 * @param cheek share of the skin that the sun has coloured
 * @param bloom wax that dusts the skin
 */
record Drupe(
    String name,
    Rgb ground,
    Rgb sunny,
    double cheek,
    double furrow,
    double tall,
    double bloom,
    Finish finish)
    implements Species {
  static final Drupe PEACH =
      new Drupe(
          "Peach",
          Rgb.of(0xEFB45A),
          Rgb.of(0xB8283A),
          0.55,
          0.075,
          0.94,
          0,
          new Finish(0.03, 3, 1, 0.35));
  static final Drupe APRICOT =
      new Drupe(
          "Apricot",
          Rgb.of(0xF09A30),
          Rgb.of(0xD2542A),
          0.22,
          0.08,
          1.02,
          0,
          new Finish(0.12, 3, 0.5, 0.3));
  static final Drupe PLUM =
      new Drupe(
          "Plum",
          Rgb.of(0x4E1A3E),
          Rgb.of(0x2A1436),
          0.5,
          0.04,
          1.2,
          0.55,
          new Finish(0.45, 5, 0.4, 0.2));

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double high = tall * dice.about(1, 0.05);
    double seam = dice.between(0, 6.28);
    double sun = dice.between(0, 6.28);
    double red = cheek + dice.about(0, 0.12);
    Profile profile =
        Profile.through(
            0,
            0.66 * high,
            0.07,
            0.69 * high,
            0.22,
            0.82 * high,
            0.46,
            0.87 * high,
            0.78,
            0.62 * high,
            0.97,
            0.2 * high,
            0.96,
            -0.25 * high,
            0.74,
            -0.66 * high,
            0.4,
            -0.9 * high,
            0.14,
            -0.99 * high,
            0,
            -1.02 * high);
    Parts.body(
        sculptor,
        profile,
        (p, turn, down) -> {
          double off = Math.abs(Angle.sin((turn - seam) / 2));
          return 0.04 * noise.at(p, 1.1)
              + 0.03 * Ramp.smooth(0.7, 0.25, off)
              - furrow
                  * (1.1 - 0.6 * down)
                  * (1 - Ramp.clamp(off / 0.22))
                  * (1 - Ramp.clamp(off / 0.22));
        },
        Parts.NONE,
        finish,
        spot -> {
          Vector p = spot.place();
          double patch = noise.fractal(p, 1.3, 4);
          double side = 0.3 * Angle.cos(spot.turn() - sun);
          spot.lay(ground);
          double streak = noise.at(p.x() * 12, p.y() * 2, p.z() * 12);
          spot.lay(sunny, 0.92 * Ramp.smooth(0.3, 0.95, red + side + 0.7 * patch + 0.12 * streak));
          spot.lay(
              Rgb.of(0xA8AAC8), 0.6 * bloom * Ramp.smooth(-0.2, 0.6, noise.fractal(p, 2.6, 4)));
          double off = Math.abs(Angle.sin((spot.turn() - seam) / 2));
          spot.shade(1 - 0.3 * Ramp.smooth(0.06, 0, off) * (1 - 0.5 * spot.down()));
          double hollow = p.y() > 0 ? Ramp.smooth(0.32, 0.06, Parts.fromAxis(p)) : 0;
          spot.lay(ground, 0.4 * hollow);
          spot.shade(1 - 0.55 * hollow);
          spot.polish(1 - hollow);
          Noise.Cell fleck = noise.cell(p, 9);
          spot.lay(sunny, 0.35 * Ramp.smooth(0.2, 0.1, fleck.distance()) * (1 - bloom));
        });
    Parts.stalk(
        dice,
        sculptor,
        new Vector(0, 0.62 * high, 0),
        dice.between(0.2, 0.3),
        0.05,
        Rgb.of(0x5A4426));
  }
}
