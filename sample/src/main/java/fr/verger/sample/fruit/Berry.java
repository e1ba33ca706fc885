package fr.verger.sample.fruit;

import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Profile;
import fr.verger.sample.mesh.Sculptor;
import fr.verger.sample.mesh.Vector;
import fr.verger.sample.texture.Dice;
import fr.verger.sample.texture.Noise;
import fr.verger.sample.texture.Rgb;

/** Raspberries and their kin: a cone of drupelets. */
record Berry(String name, Rgb flesh, double velvet, double gloss, double tall) implements Species {
  static final Berry RASPBERRY = new Berry("Raspberry", Rgb.of(0xC81E3C), 0.9, 0.2, 1.1);
  static final Berry BLACKBERRY = new Berry("Blackberry", Rgb.of(0x241026), 0.1, 0.8, 1.25);

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double height = tall * dice.about(1, 0.08);
    int count = 62;
    for (int i = 0; i < count; i++) {
      Vector on = Parts.onSphere(i, count);
      double wide = 0.8 * (1 - 0.16 * on.y() * -1);
      Vector middle = new Vector(on.x() * wide, on.y() * height * 0.85, on.z() * wide);
      double size = 0.2 * dice.about(1, 0.1) * (0.92 + 0.08 * on.y());
      double shade = dice.about(1, 0.12);
      Profile ball = Profile.oval(size, size);
      sculptor.add(
          2 * Math.PI * size * 0.8,
          ball.length() * 0.8,
          (turn, down) -> ball(middle, size, turn, down),
          new Finish(gloss, 5, velvet, 0.5),
          spot -> {
            Vector p = spot.place();
            // The valleys between drupelets see little light.
            double open = p.minus(middle).unit().dot(on);
            spot.lay(flesh);
            spot.shade(
                shade
                    * (0.32 + 0.68 * Math.max(0, open))
                    * (1 + 0.1 * noise.at(p.x() * 9, p.y() * 9, p.z() * 9)));
            spot.polish(Math.max(0, open));
          });
    }
    Profile core = Profile.oval(0.74, 0.85 * height);
    Parts.body(
        sculptor,
        core,
        Parts.flat(),
        Parts.flat(),
        Finish.DULL,
        spot -> {
          spot.lay(flesh);
          spot.shade(0.3);
        });
    for (int i = 0; i < 5; i++) {
      Parts.leaf(
          sculptor,
          new Vector(0, height * 0.98, 0),
          i * 1.2566 + dice.about(0, 0.2),
          0.55,
          0.11,
          0.25,
          dice.between(0.2, 0.7),
          Rgb.of(0x6E9440));
    }
  }

  private static Vector ball(Vector middle, double size, double turn, double down) {
    double polar = Math.PI * down;
    double ring = size * StrictMath.sin(polar);
    return middle.plus(
        new Vector(
            ring * StrictMath.cos(turn),
            size * StrictMath.cos(polar),
            ring * StrictMath.sin(turn)));
  }
}
