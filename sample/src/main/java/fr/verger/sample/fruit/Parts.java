package fr.verger.sample.fruit;

import fr.verger.sample.mesh.Body;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Profile;
import fr.verger.sample.mesh.Sculptor;
import fr.verger.sample.mesh.Tube;
import fr.verger.sample.mesh.Vector;
import fr.verger.sample.texture.Dice;
import fr.verger.sample.texture.Noise;
import fr.verger.sample.texture.Rgb;

/** Parts that many species share. */
final class Parts {
  private Parts() {}

  /** Gentle unevenness: no fruit is quite round. */
  static Body.Relief uneven(Noise noise, double amount) {
    return (place, turn, down) ->
        amount * noise.at(place.x() * 1.3, place.y() * 1.3, place.z() * 1.3);
  }

  /** No relief. */
  static Body.Relief flat() {
    return (place, turn, down) -> 0;
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
              return foot.plus(
                  new Vector(lean * s * s * length, s * length, sway * s * s * length));
            },
            t ->
                t < 0.06
                    ? thickness * 1.4 * t / 0.06
                    : thickness * (0.85 + 0.55 * (1 - t) * (1 - t)),
            1,
            new Vector(0, 0, 1));
    sculptor.add(
        2 * Math.PI * thickness,
        length,
        tube,
        Finish.DULL,
        spot -> {
          Vector p = spot.place();
          spot.lay(wood);
          spot.shade(1 + 0.4 * noise.at(p.x() * 25, p.y() * 6, p.z() * 25));
        });
  }

  /** A leaf from {@code foot} that points away at an angle of the axis and curls. */
  static void leaf(
      Sculptor sculptor,
      Vector foot,
      double turn,
      double length,
      double width,
      double rise,
      double curl,
      Rgb green) {
    Vector out = new Vector(StrictMath.cos(turn), 0, StrictMath.sin(turn));
    Tube tube =
        new Tube(
            t ->
                foot.plus(out.times(t * length))
                    .plus(new Vector(0, rise * t * length - curl * t * t * length, 0)),
            t ->
                width
                    * StrictMath.sin(Math.PI * Math.min(1, 0.12 + 0.88 * t))
                    * (1.2 - 0.5 * t)
                    * Math.min(1, t * 12),
            0.12,
            new Vector(0, 1, 0));
    sculptor.add(
        4 * width,
        length,
        tube,
        Finish.DULL,
        spot -> {
          spot.lay(green);
          spot.shade(0.8 + 0.4 * spot.down() + 0.15 * StrictMath.cos(2 * spot.turn()));
        });
  }

  /** A small round part: a grape, a drupelet, a seed. */
  static Vector onSphere(int index, int count) {
    // Fibonacci lattice: even spacing without poles.
    double y = 1 - (2 * index + 1.0) / count;
    double r = Math.sqrt(1 - y * y);
    double angle = index * 2.399963229728653;
    return new Vector(r * StrictMath.cos(angle), y, r * StrictMath.sin(angle));
  }

  /** A plain body. */
  static void body(
      Sculptor sculptor,
      Profile profile,
      Body.Relief swell,
      Body.Relief relief,
      Finish finish,
      fr.verger.sample.mesh.Skin skin) {
    sculptor.add(profile, new Body(profile, swell, relief), finish, skin);
  }
}
