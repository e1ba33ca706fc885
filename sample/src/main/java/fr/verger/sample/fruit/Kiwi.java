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

/** A kiwi: an oval of brown felt, with a scar above and a tuft below. */
record Kiwi() implements Species {
  @Override
  public String name() {
    return "Kiwi";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double tall = dice.between(1.1, 1.3);
    double green = dice.between(0, 0.5);
    double flat = dice.between(0, 0.05);
    Parts.body(
        sculptor,
        Profile.oval(0.88, tall),
        (p, turn, down) -> 0.04 * noise.at(p, 1.1) + flat * Angle.cos(2 * turn),
        (p, turn, down) ->
            0.018 * noise.at(p.x() * 22, p.y() * 7, p.z() * 22) + 0.014 * noise.at(p, 4),
        new Finish(0.04, 3, 0.9, 0.1),
        spot -> {
          Vector p = spot.place();
          double felt = noise.fractal(p.x() * 24, p.y() * 8, p.z() * 24, 2);
          double patch = noise.fractal(p, 1.6, 3);
          spot.lay(Rgb.of(0x7C5A2E).towards(Rgb.of(0x7A6A34), green));
          spot.lay(Rgb.of(0xA98452), Ramp.smooth(-0.1, 0.7, felt));
          spot.lay(Rgb.of(0x4E351A), Ramp.smooth(0, -0.8, felt + 0.5 * patch));
          spot.shade(1 + 0.15 * patch);
          double axis = Parts.fromAxis(p);
          double ring = p.y() > 0 ? 0.2 : 0.13;
          spot.lay(Rgb.of(0x3A2A18), 0.85 * Ramp.smooth(ring, 0.5 * ring, axis));
          spot.lay(Rgb.of(0xB59A68), Ramp.smooth(0.08, 0.03, axis));
        });
  }
}
