package fr.verger.sample.fruit;

import fr.verger.sample.basis.Angle;
import fr.verger.sample.basis.Dice;
import fr.verger.sample.basis.Noise;
import fr.verger.sample.basis.Rgb;
import fr.verger.sample.basis.Vector;
import fr.verger.sample.mesh.Body;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Profile;
import fr.verger.sample.mesh.Sculptor;
import fr.verger.sample.mesh.Skin;
import fr.verger.sample.mesh.Tube;

/** Parts that many species share. */
final class Parts {
  /** No relief, no swelling. */
  static final Body.Relief NONE = (place, turn, down) -> 0;

  private Parts() {}

  /** Gentle unevenness: no fruit is quite round. */
  static Body.Relief uneven(Noise noise, double amount) {
    return (place, turn, down) -> amount * noise.at(place, 1.3);
  }

  /** A body of revolution, more or less. */
  static void body(
      Sculptor sculptor,
      Profile profile,
      Body.Relief swell,
      Body.Relief relief,
      Finish finish,
      Skin skin) {
    sculptor.add(profile, new Body(profile, swell, relief), finish, skin);
  }

  /** A woody stalk that rises from {@code foot}, bends, and thickens at its end. */
  static void stalk(
      Dice dice, Sculptor sculptor, Vector foot, double length, double thickness, Rgb wood) {
    double lean = dice.about(0, 0.35);
    double sway = dice.about(0, 0.35);
    Noise noise = dice.noise();
    Tube tube =
        new Tube(
            t -> {
              double s = 1 - t;
              return foot.plus(new Vector(lean * s * s, s, sway * s * s).times(length));
            },
            t -> thickness * (t < 0.06 ? 23 * t : 0.85 + 0.55 * (1 - t) * (1 - t)),
            1,
            0,
            new Vector(0, 0, 1));
    sculptor.add(
        2 * Math.PI * thickness,
        length,
        tube,
        Finish.LEAFY,
        spot -> {
          Vector p = spot.place();
          spot.lay(wood);
          spot.shade(1 + 0.4 * noise.at(p.x() * 25, p.y() * 6, p.z() * 25));
        });
  }

  /** Five or so leaves about a point of the axis, more or less alike. */
  static void calyx(Dice dice, Sculptor sculptor, int leaves, double height, Leaf leaf) {
    double start = dice.between(0, 6.28);
    for (int i = 0; i < leaves; i++) {
      double turn = start + 2 * Math.PI * i / leaves + dice.about(0, 0.15);
      leaf.grownBy(dice.between(0.8, 1.2)).add(sculptor, new Vector(0, height, 0), turn);
    }
  }

  /**
   * A flesh-coloured bead with its pole along {@code axis}; below the cut nothing is seen of it.
   */
  static void bead(
      Sculptor sculptor, Vector middle, Vector axis, double radius, Finish finish, Skin skin) {
    Vector pole = axis.unit();
    Vector helper = Math.abs(pole.y()) < 0.7 ? new Vector(0, 1, 0) : new Vector(1, 0, 0);
    Vector east = helper.cross(pole).unit();
    Vector north = pole.cross(east);
    double cut = 0.72 * Math.PI;
    sculptor.add(
        2 * Math.PI * radius * 0.62,
        cut * radius * 0.7,
        down -> {
          Vector centre = middle.plus(pole.times(radius * Angle.cos(cut * down)));
          double ring = radius * Angle.sin(cut * down);
          return turn ->
              centre
                  .plus(north.times(ring * Angle.cos(turn)))
                  .plus(east.times(ring * Angle.sin(turn)));
        },
        finish,
        skin);
  }

  /** Point number {@code index} of {@code count} spread evenly over the unit sphere. */
  static Vector onSphere(int index, int count) {
    double y = 1 - (2 * index + 1.0) / count;
    double r = Math.sqrt(1 - y * y);
    double goldenAngle = index * 2.399963229728653;
    return new Vector(r * Angle.cos(goldenAngle), y, r * Angle.sin(goldenAngle));
  }

  /** Distance from the upright axis. */
  static double fromAxis(Vector place) {
    return Math.sqrt(place.x() * place.x() + place.z() * place.z());
  }
}
