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

/** A pomegranate: a leathery, faintly six-sided ball that ends in a toothed crown. */
record Pomegranate() implements Species {
  @Override
  public String name() {
    return "Pomegranate";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double phase = dice.between(0, 6.28);
    double yellow = dice.between(0.15, 0.45);
    Profile profile =
        Profile.through(
            0, 0.86, 0.1, 0.88, 0.17, 1.0, 0.24, 1.2, 0.27, 1.19, 0.25, 1.05, 0.25, 0.92, 0.42, 0.8,
            0.78, 0.55, 0.99, 0.1, 0.96, -0.34, 0.72, -0.72, 0.38, -0.9, 0.12, -0.95, 0, -0.94);
    Parts.body(
        sculptor,
        profile,
        (p, turn, down) ->
            0.035 * noise.at(p, 1.2)
                + 0.022 * Angle.cos(6 * turn + phase)
                + (p.y() > 0.95 ? 0.25 * Ramp.smooth(0.95, 1.2, p.y()) : 0),
        (p, turn, down) -> {
          double tooth = Ramp.smooth(1.0, 1.2, p.y());
          return 0.012 * noise.fractal(p, 4, 2)
              + 0.14 * tooth * (Angle.cos(6 * turn + phase) - 0.6);
        },
        new Finish(0.4, 4, 0.05, 0.15),
        spot -> {
          Vector p = spot.place();
          double patch = noise.fractal(p, 1.6, 4);
          spot.lay(Rgb.of(0xA81E2C));
          spot.lay(Rgb.of(0xE0A050), 0.75 * Ramp.smooth(0.0, 0.75, patch + yellow - 0.25));
          spot.lay(Rgb.of(0x6A0E1E), 0.6 * Ramp.smooth(0.0, 0.7, -patch));
          Noise.Cell scab = noise.cell(p, 6);
          spot.lay(
              Rgb.of(0x7A5030),
              0.7 * Ramp.smooth(0.2, 0.1, scab.distance() + 0.15 * scab.chance()));
          double crown = Ramp.smooth(0.9, 1.15, p.y());
          spot.lay(Rgb.of(0xC86A3A), 0.6 * crown);
          spot.shade(1 - 0.5 * (p.y() > 0 ? Ramp.smooth(0.2, 0.1, Parts.fromAxis(p)) : 0));
        });
  }
}
