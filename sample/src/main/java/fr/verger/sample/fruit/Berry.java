package fr.verger.sample.fruit;

import fr.verger.sample.basis.Dice;
import fr.verger.sample.basis.Noise;
import fr.verger.sample.basis.Ramp;
import fr.verger.sample.basis.Rgb;
import fr.verger.sample.basis.Vector;
import fr.verger.sample.mesh.Body;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Profile;
import fr.verger.sample.mesh.Sculptor;

/** Raspberries and their kin: drupelets set close on a cone, each a bead of its own. */
record Berry(String name, Rgb flesh, Rgb light, double tall, Finish finish) implements Species {
  static final Berry RASPBERRY =
      new Berry(
          "Raspberry", Rgb.of(0xBE1230), Rgb.of(0xD83A4E), 1.08, new Finish(0.3, 4, 0.35, 0.6));
  static final Berry BLACKBERRY =
      new Berry(
          "Blackberry", Rgb.of(0x1E0E24), Rgb.of(0x4A1638), 1.3, new Finish(0.85, 6, 0.05, 0.3));

  private static final int DRUPELETS = 74;

  @Override
  public void grow(Dice dice, Sculptor sculptor) {
    Noise noise = dice.noise();
    double height = tall * dice.about(0.9, 0.06);
    double taper = dice.between(0.12, 0.28);
    for (int i = 0; i < DRUPELETS; i++) {
      Vector on = Parts.onSphere(i, DRUPELETS);
      double wide = 0.78 * (1 + taper * on.y());
      Vector middle = new Vector(on.x() * wide, on.y() * height * 0.88, on.z() * wide);
      double size = 0.205 * dice.about(1, 0.09) * (1 + 0.12 * on.y());
      double ripe = dice.between(0, 1);
      Parts.bead(
          sculptor,
          middle,
          on,
          size,
          finish,
          spot -> {
            // The valleys between drupelets see little light.
            double open = Ramp.smooth(-0.2, 0.95, spot.normal().dot(on));
            spot.lay(flesh.towards(light, 0.5 * ripe));
            spot.shade((0.25 + 0.75 * open) * (1 + 0.08 * noise.at(spot.place(), 9)));
            spot.polish(open * open);
          });
    }
    // The core shows only between the drupelets, so a coarse grid will do.
    Profile core = Profile.oval(0.74, 0.86 * height);
    sculptor.add(
        1,
        0.6,
        new Body(core, (p, turn, down) -> taper * p.y() / height, Parts.NONE),
        finish,
        spot -> {
          spot.lay(flesh);
          spot.shade(0.3);
          spot.polish(0);
        });
    Leaf leaf = new Leaf(0.5, 0.3, 0.22, 0.1, Rgb.of(0x55803A), Rgb.of(0x8CB05A));
    Parts.calyx(dice, sculptor, 5, height * 0.98, leaf);
  }
}
