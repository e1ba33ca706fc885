package fr.verger.sample.fruit;

import fr.verger.sample.basis.Dice;
import fr.verger.sample.basis.Noise;
import fr.verger.sample.basis.Ramp;
import fr.verger.sample.basis.Rgb;
import fr.verger.sample.basis.Vector;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Profile;
import fr.verger.sample.mesh.Sculptor;

/** A dragon fruit: a magenta egg whose scales stand off as green-tipped flames. */
record DragonFruit() implements Species {
  private static final int SCALES = 26;

  @Override
  public String name() {
    return "Dragon Fruit";
  }

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double tall = dice.between(0.95, 1.1);
    double wide = dice.between(0.74, 0.82);
    double long1 = dice.between(0.85, 1.15);
    Rgb pink = Rgb.of(0xD0206A);
    Parts.body(
        sculptor,
        Profile.oval(wide, tall),
        Parts.uneven(noise, 0.1),
        (p, turn, down) -> 0.03 * noise.at(p, 4),
        new Finish(0.3, 4, 0.1, 0.3),
        spot -> {
          Vector p = spot.place();
          spot.lay(pink);
          spot.lay(Rgb.of(0xE86A9A), 0.6 * Ramp.smooth(0, 0.7, noise.fractal(p, 2.5, 3)));
          spot.lay(Rgb.of(0x8E9A3A), 0.4 * Ramp.smooth(0.7, 1, p.y() / tall));
        });
    for (int i = 0; i < SCALES; i++) {
      Vector on = Parts.onSphere(i, SCALES);
      double turn = StrictMath.atan2(on.z(), on.x()) + dice.about(0, 0.15);
      double ring = Math.sqrt(1 - on.y() * on.y());
      Vector foot = new Vector(on.x() * wide * 0.93, on.y() * tall * 0.93, on.z() * wide * 0.93);
      double size = long1 * dice.between(0.85, 1.2);
      Leaf scale =
          new Leaf(
              0.34 * size * ring,
              (0.3 + 0.25 * on.y()) * size,
              -0.1 * size,
              0.15,
              Rgb.of(0xD83A74),
              Rgb.of(0x9CB44A));
      scale.add(sculptor, foot, turn);
    }
  }
}
