package fr.verger.sample.fruit;

import fr.verger.sample.basis.Angle;
import fr.verger.sample.basis.Dice;
import fr.verger.sample.basis.Noise;
import fr.verger.sample.basis.Ramp;
import fr.verger.sample.basis.Rgb;
import fr.verger.sample.basis.Vector;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Sculptor;
import fr.verger.sample.mesh.Tube;

/** A banana: a bent tube with five flat faces, green towards the neck, brown at both ends. */
record Banana() implements Species {
  @Override
  public String name() {
    return "Banana";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double bend = dice.between(1.5, 2.0);
    double thick = dice.between(0.19, 0.24);
    double spots = dice.between(0, 1);
    double green = dice.between(0, 0.7);
    double radius = 2.3 / bend;
    Tube tube =
        new Tube(
            t -> {
              double angle = -Math.PI / 2 + bend * (t - 0.5);
              return new Vector(radius * Angle.cos(angle), radius * Angle.sin(angle) + radius, 0);
            },
            t -> thick * waist(t),
            1,
            0.07,
            new Vector(0, 0, 1));
    sculptor.add(
        2 * Math.PI * thick,
        2.3,
        tube,
        new Finish(0.2, 4, 0.05, 0.25),
        spot -> {
          Vector p = spot.place();
          double t = spot.down();
          double grain = noise.fractal(p.x() * 4, p.y() * 4, p.z() * 4, 3);
          spot.lay(Rgb.of(0xF0C020));
          spot.lay(
              Rgb.of(0xA9B52E), green * (Ramp.smooth(0.35, 0.02, t) + Ramp.smooth(0.8, 0.97, t)));
          spot.shade(1 + 0.1 * grain + 0.06 * Angle.cos(5 * spot.turn()));
          Noise.Cell cell = noise.cell(p.x() * 8, p.y() * 8, p.z() * 8);
          double freckle =
              Ramp.smooth(0.28, 0.12, cell.distance() + 0.5 * (1 - spots * cell.chance()));
          spot.lay(Rgb.of(0x5C3A14), 0.85 * freckle);
          spot.lay(Rgb.of(0x3A2A14), Ramp.smooth(0.965, 0.99, t + 0.02 * grain));
          spot.lay(Rgb.of(0x6A5A22), Ramp.smooth(0.035, 0.01, t));
        });
  }

  /** Neck, belly and tip, as a share of the greatest thickness. */
  private static double waist(double t) {
    double neck = 0.36 + 0.64 * Ramp.smooth(0.06, 0.32, t);
    double tip = 0.3 + 0.7 * Ramp.smooth(0.985, 0.74, t);
    double cap = Math.sqrt(Ramp.clamp(t * 60)) * Math.sqrt(Ramp.clamp((1 - t) * 60));
    return neck * tip * cap;
  }
}
