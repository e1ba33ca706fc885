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

/** Citrus fruits: peel with pits over the oil glands, a green button, perhaps a nipple below. */
record Citrus(
    String name, Rgb peel, Rgb unripe, double green, double pits, double depth, double[] outline)
    implements Species {
  private static final double[] ROUND = {
    0, 0.9, 0.14, 0.93, 0.36, 0.91, 0.66, 0.73, 0.9, 0.4, 1, 0, 0.92, -0.4, 0.68, -0.73, 0.36,
    -0.92, 0.12, -0.96, 0, -0.95
  };
  private static final double[] FLAT = {
    0, 0.62, 0.12, 0.66, 0.3, 0.75, 0.6, 0.7, 0.9, 0.42, 1, 0.02, 0.9, -0.42, 0.6, -0.68, 0.3,
    -0.74, 0.1, -0.66, 0, -0.64
  };
  private static final double[] NIPPLED = {
    0, 1.22, 0.11, 1.18, 0.22, 1.05, 0.46, 0.86, 0.74, 0.52, 0.87, 0.05, 0.8, -0.42, 0.56, -0.82,
    0.3, -1.02, 0.17, -1.14, 0.12, -1.24, 0, -1.28
  };
  private static final double[] EGG = {
    0, 1.06, 0.12, 1.04, 0.34, 0.95, 0.66, 0.68, 0.85, 0.25, 0.88, -0.1, 0.76, -0.55, 0.5, -0.86,
    0.2, -1.02, 0.07, -1.1, 0, -1.11
  };

  static final Citrus ORANGE =
      new Citrus("Orange", Rgb.of(0xEE7A0C), Rgb.of(0xE6A52A), 0.1, 15, 0.016, ROUND);
  static final Citrus LEMON =
      new Citrus("Lemon", Rgb.of(0xF2CB1E), Rgb.of(0xC9C93A), 0.3, 11, 0.022, NIPPLED);
  static final Citrus LIME =
      new Citrus("Lime", Rgb.of(0x5D9A22), Rgb.of(0x9CB83C), 0.4, 13, 0.012, EGG);
  static final Citrus MANDARIN =
      new Citrus("Mandarin", Rgb.of(0xF08A14), Rgb.of(0xD9A61E), 0.45, 11, 0.03, FLAT);
  static final Citrus GRAPEFRUIT =
      new Citrus("Grapefruit", Rgb.of(0xF3B03A), Rgb.of(0xEE7E50), 0.6, 18, 0.012, ROUND);

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double tall = dice.about(1, 0.06);
    double[] points = outline.clone();
    for (int i = 1; i < points.length; i += 2) {
      points[i] *= tall;
    }
    double top = points[1];
    double hue = dice.about(green, 0.15);
    Parts.body(
        sculptor,
        Profile.through(points),
        (p, turn, down) -> 0.05 * noise.at(p.x() * 1.1, p.y() * 1.1, p.z() * 1.1),
        (p, turn, down) ->
            -depth
                    * Ramp.smooth(
                        0.5, 0.1, noise.cell(p.x() * pits, p.y() * pits, p.z() * pits).distance())
                + 0.5 * depth * noise.at(p.x() * 5, p.y() * 5, p.z() * 5),
        new Finish(0.3, 5, 0.04, 0.3),
        spot -> {
          Vector p = spot.place();
          double patch = noise.fractal(p.x() * 1.3 + 5, p.y() * 1.3, p.z() * 1.3, 3);
          spot.lay(peel);
          spot.lay(unripe, Ramp.smooth(0.45, 1.1, hue + 0.7 * patch));
          double pit = noise.cell(p.x() * pits, p.y() * pits, p.z() * pits).distance();
          spot.shade(1 + 0.06 * patch - 0.16 * Ramp.smooth(0.4, 0.1, pit));
          double axis = Math.sqrt(p.x() * p.x() + p.z() * p.z());
          if (p.y() > 0) {
            spot.lay(Rgb.of(0x7C8A3A), 0.7 * Ramp.smooth(0.2, 0.06, axis));
          } else {
            spot.shade(1 - 0.35 * Ramp.smooth(0.09, 0.03, axis));
          }
        });
    Profile button =
        Profile.through(
            0, top + 0.05, 0.06, top + 0.045, 0.1, top, 0.06, top - 0.05, 0, top - 0.05);
    Parts.body(
        sculptor,
        button,
        (p, turn, down) -> 0.25 * Angle.cos(5 * turn),
        Parts.NONE,
        Finish.LEAFY,
        spot -> spot.lay(Rgb.of(0x6B6A34)));
  }
}
