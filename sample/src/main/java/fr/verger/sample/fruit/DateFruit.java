package fr.verger.sample.fruit;

import fr.verger.sample.basis.Dice;
import fr.verger.sample.basis.Noise;
import fr.verger.sample.basis.Ramp;
import fr.verger.sample.basis.Rgb;
import fr.verger.sample.basis.Vector;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Profile;
import fr.verger.sample.mesh.Sculptor;

/** A date: long, brown, shining and wrinkled lengthwise, with a pale cap. */
record DateFruit() implements Species {
  @Override
  public String name() {
    return "Date";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double wide = dice.between(0.52, 0.64);
    double dark = dice.between(0, 1);
    double wrinkle = dice.between(0.05, 0.09);
    Parts.body(
        sculptor,
        Profile.oval(wide, 1.2),
        Parts.uneven(noise, 0.16),
        (p, turn, down) ->
            wrinkle
                * Ramp.smooth(0, 0.2, down)
                * (0.5 - Math.abs(noise.fractal(p.x() * 4, p.y() * 1.5, p.z() * 4, 3)) * 1.6),
        new Finish(0.7, 5, 0, 0.35),
        spot -> {
          Vector p = spot.place();
          double fold = Math.abs(noise.fractal(p.x() * 4, p.y() * 1.5, p.z() * 4, 3));
          spot.lay(Rgb.of(0x8A4A1A).towards(Rgb.of(0x4A2412), dark));
          spot.lay(Rgb.of(0x2A140C), 0.55 * Ramp.smooth(0.1, 0.45, fold));
          spot.lay(Rgb.of(0xB87838), 0.4 * Ramp.smooth(0.08, 0, fold));
          spot.lay(Rgb.of(0xC8A46A), 0.8 * Ramp.smooth(0.06, 0.02, spot.down()));
        });
    Parts.calyx(
        dice,
        sculptor,
        3,
        1.17,
        new Leaf(0.24, 0.04, 0.1, 0.12, Rgb.of(0xA8884A), Rgb.of(0xC8AA6A)));
  }
}
