package fr.verger.sample.fruit;

import fr.verger.sample.basis.Angle;
import fr.verger.sample.basis.Dice;
import fr.verger.sample.mesh.Finish;
import fr.verger.sample.mesh.Mesh;
import fr.verger.sample.mesh.Patch;

/**
 * What sets a variety apart from its species, and an individual from its variety.
 *
 * @param hue rotation about the grey axis of linear RGB, in radians
 * @param vivid factor on the distance from grey
 * @param bright factor on the light sent back
 * @param slim height over width, against the species
 */
record Breed(double hue, double vivid, double bright, double slim) {
  /** Variety 0 is the species itself; others step through hue, brightness and shape. */
  static Breed of(int variety, Dice dice) {
    // Steps by the golden ratio and its powers never come close to one another again.
    double a = variety == 0 ? 0 : step(variety * 0.6180339887);
    double b = variety == 0 ? 0 : step(variety * 0.7548776662);
    double c = variety == 0 ? 0 : step(variety * 0.5698402910);
    return new Breed(
        (a > 0 ? 0.9 : 0.5) * a + dice.about(0, 0.03),
        1 + 0.1 * c + dice.about(0, 0.06),
        (variety == 0 ? 1 : 1.05) + 0.4 * b + dice.about(0, 0.08),
        1 + 0.22 * c + dice.about(0, 0.03));
  }

  /** The fruit of this breed. */
  Mesh apply(Mesh mesh) {
    return new Mesh(mesh.patches().stream().map(this::apply).toList());
  }

  private Patch apply(Patch patch) {
    float[] place = patch.place().clone();
    float[] normal = patch.normal().clone();
    for (int i = 0; i < place.length; i += 3) {
      place[i + 1] *= (float) slim;
      double y = normal[i + 1] / slim;
      double length = Math.sqrt(normal[i] * normal[i] + y * y + normal[i + 2] * normal[i + 2]);
      normal[i] = (float) (normal[i] / length);
      normal[i + 1] = (float) (y / length);
      normal[i + 2] = (float) (normal[i + 2] / length);
    }
    boolean dyed = !patch.finish().equals(Finish.LEAFY);
    float[] colour = dyed ? dye(patch.colour()) : patch.colour();
    return new Patch(
        patch.around(), patch.rows(), patch.finish(), place, normal, colour, patch.gloss());
  }

  private float[] dye(float[] colours) {
    double cos = vivid * Angle.cos(hue);
    double sin = vivid * Angle.sin(hue) / Math.sqrt(3);
    float[] dyed = new float[colours.length];
    for (int i = 0; i < colours.length; i += 3) {
      double r = colours[i];
      double g = colours[i + 1];
      double b = colours[i + 2];
      double grey = (r + g + b) / 3;
      dyed[i] = tone(grey + cos * (r - grey) + sin * (b - g));
      dyed[i + 1] = tone(grey + cos * (g - grey) + sin * (r - b));
      dyed[i + 2] = tone(grey + cos * (b - grey) + sin * (g - r));
    }
    return dyed;
  }

  private float tone(double value) {
    return (float) Math.min(0.95, Math.max(0.002, bright * value));
  }

  /** Evenly in −1 to 1. */
  private static double step(double value) {
    return 2 * (value - Math.floor(value)) - 1;
  }
}
