package fr.verger.sample.mesh;

import fr.verger.sample.basis.Angle;
import fr.verger.sample.basis.Vector;

/**
 * A solid of revolution that nature has not turned quite true: the outline swells with the angle,
 * and relief is raised along the outline's normal.
 */
public final class Body implements Form {
  /** A number for each place of the surface. */
  @FunctionalInterface
  public interface Relief {
    /** The value where the smooth body has this place. */
    double at(Vector place, double turn, double down);
  }

  private static final double NUDGE = 1e-3;

  private final Profile profile;
  private final Relief swell;
  private final Relief relief;

  /**
   * A body.
   *
   * @param swell added to the radius as a share of it
   * @param relief height of the surface above the smooth body
   */
  public Body(Profile profile, Relief swell, Relief relief) {
    this.profile = profile;
    this.swell = swell;
    this.relief = relief;
  }

  @Override
  public Ring ring(double down) {
    Vector outline = profile.at(down);
    Vector above = profile.at(Math.max(0, down - NUDGE));
    Vector below = profile.at(Math.min(1, down + NUDGE));
    Vector normal = new Vector(above.y() - below.y(), below.x() - above.x(), 0).unit();
    return turn -> {
      double cos = Angle.cos(turn);
      double sin = Angle.sin(turn);
      Vector smooth = new Vector(outline.x() * cos, outline.y(), outline.x() * sin);
      double height = relief.at(smooth, turn, down);
      double out = outline.x() * (1 + swell.at(smooth, turn, down)) + height * normal.x();
      return new Vector(out * cos, outline.y() + height * normal.y(), out * sin);
    };
  }
}
