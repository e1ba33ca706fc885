package fr.verger.sample.fruit;

import fr.verger.sample.basis.Angle;
import fr.verger.sample.basis.Rgb;
import fr.verger.sample.basis.Vector;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Sculptor;
import fr.verger.sample.mesh.Tube;

/**
 * A pointed leaf.
 *
 * @param out how far its tip is from its foot, sideways
 * @param rise how steeply it starts upwards
 * @param curl how far it then bends down
 * @param width half of it, at the widest
 */
record Leaf(double out, double rise, double curl, double width, Rgb root, Rgb tip) {
  /** The same leaf, larger or smaller. */
  Leaf grownBy(double factor) {
    return new Leaf(out * factor, rise * factor, curl * factor, width, root, tip);
  }

  /** Adds the leaf at a foot, pointing away at an angle about the axis. */
  void add(Sculptor sculptor, Vector foot, double turn) {
    Vector away = new Vector(Angle.cos(turn), 0, Angle.sin(turn));
    Tube tube =
        new Tube(
            t -> foot.plus(away.times(t * out)).plus(new Vector(0, rise * t - curl * t * t, 0)),
            t ->
                width
                    * Angle.sin(Math.PI * (0.15 + 0.85 * t))
                    * (1.3 - 0.5 * t)
                    * Math.min(1, t * 12),
            0.14,
            0,
            new Vector(0, out, 0).minus(away.times(rise)));
    sculptor.add(
        4.5 * width,
        Math.sqrt(out * out + (rise - curl) * (rise - curl)),
        tube,
        Finish.LEAFY,
        spot -> {
          spot.lay(root.towards(tip, spot.down()));
          // A midrib, and the under side paler.
          spot.shade(0.9 + 0.2 * Math.abs(Angle.sin(spot.turn())));
        });
  }
}
