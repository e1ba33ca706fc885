package fr.verger.sample.mesh;

import fr.verger.sample.basis.Rgb;
import fr.verger.sample.basis.Vector;

/** A spot of skin while it is painted. One object is used for all spots of a surface. */
public final class Spot {
  private Vector place = new Vector(0, 0, 0);
  private Vector normal = place;
  private double turn;
  private double down;
  private Rgb colour = new Rgb(1, 1, 1);
  private double gloss;

  void move(Vector newPlace, Vector newNormal, double newTurn, double newDown, double newGloss) {
    place = newPlace;
    normal = newNormal;
    turn = newTurn;
    down = newDown;
    gloss = newGloss;
    colour = new Rgb(1, 1, 1);
  }

  /** Where the spot lies on the fruit. */
  public Vector place() {
    return place;
  }

  /** Outward unit normal. */
  public Vector normal() {
    return normal;
  }

  /** Angle around the surface, in radians. */
  public double turn() {
    return turn;
  }

  /** 0 at the top of the surface, 1 at its bottom. */
  public double down() {
    return down;
  }

  /** The colour laid on so far. */
  public Rgb colour() {
    return colour;
  }

  /** How much light is mirrored: 0 dull, 1 wet. */
  public double gloss() {
    return gloss;
  }

  /** Covers the spot. */
  public void lay(Rgb paint) {
    colour = paint;
  }

  /** Covers the spot in part: 0 not at all, 1 wholly. */
  public void lay(Rgb paint, double share) {
    colour = colour.towards(paint, share);
  }

  /** Makes the spot darker (below 1) or lighter. */
  public void shade(double factor) {
    colour = new Rgb(colour.red() * factor, colour.green() * factor, colour.blue() * factor);
  }

  /** Changes how much light is mirrored. */
  public void polish(double factor) {
    gloss *= factor;
  }
}
