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

/** A watermelon: frayed dark stripes from stalk to flower over pale marbled green. */
record Watermelon() implements Species {
  @Override
  public String name() {
    return "Watermelon";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double tall = dice.between(0.9, 1.15);
    int stripes = 9 + (int) dice.between(0, 4);
    double lying = dice.between(0, 6.28);
    Parts.body(
        sculptor,
        Profile.oval(1, tall),
        (p, turn, down) -> 0.03 * noise.at(p, 1.1) + 0.006 * Angle.cos(stripes * turn),
        Parts.NONE,
        new Finish(0.35, 5, 0.08, 0.15),
        spot -> {
          Vector p = spot.place();
          double fray = noise.fractal(p.x() * 5, p.y() * 7, p.z() * 5, 4);
          double wave = Angle.cos(stripes * spot.turn() + 1.8 * fray);
          double marble = noise.fractal(p, 6, 3);
          spot.lay(Rgb.of(0x9DB86A));
          spot.lay(Rgb.of(0x5F8C3A), Ramp.smooth(0.0, 0.5, marble));
          double stripe = Ramp.smooth(0.0, 0.35, wave + 0.25 * marble);
          spot.lay(Rgb.of(0x1E4A1C), 0.95 * stripe);
          double bed = Angle.cos(spot.turn() - lying) - 0.5 * Math.abs(p.y());
          spot.lay(Rgb.of(0xE2D48A), 0.75 * Ramp.smooth(0.8, 1, bed));
          double axis = Parts.fromAxis(p);
          spot.lay(Rgb.of(0x8A8A4A), 0.7 * Ramp.smooth(0.1, 0.04, axis));
        });
    Parts.stalk(
        dice,
        sculptor,
        new Vector(0, tall - 0.03, 0),
        dice.between(0.12, 0.25),
        0.045,
        Rgb.of(0x7E8A46));
  }
}
