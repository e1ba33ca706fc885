package fr.verger.sample.render;

import fr.verger.sample.mesh.Patch;

/** A patch with its vertices where the present pose puts them. */
final class Placed {
  private final Patch patch;
  private final Light light;
  private final float[] viewX;
  private final float[] viewY;
  private final int[] filmX;
  private final int[] filmY;
  // Red, green, blue and depth of each vertex, as film takes them.
  private final float[] shone;

  Placed(Patch patch, Light light) {
    this.patch = patch;
    this.light = light;
    int n = patch.vertices();
    viewX = new float[n];
    viewY = new float[n];
    filmX = new int[n];
    filmY = new int[n];
    shone = new float[4 * n];
  }

  /** Moves the vertices, lights those that face the camera, and tells the frame. */
  void pose(Pose pose, Frame frame) {
    float[] place = patch.place();
    float[] normal = patch.normal();
    Axis x = new Axis(pose.right().x(), pose.up().x(), pose.front().x());
    Axis y = new Axis(pose.right().y(), pose.up().y(), pose.front().y());
    Axis z = new Axis(pose.right().z(), pose.up().z(), pose.front().z());
    for (int v = 0; v < viewX.length; v++) {
      viewX[v] = x.of(place, v);
      viewY[v] = y.of(place, v);
      shone[4 * v + 3] = z.of(place, v);
      frame.hold(viewX[v], viewY[v]);
      // Triangles across the horizon still show, so what lies a little behind it is lit as if on
      // it.
      float nz = Math.max(0, z.of(normal, v));
      light.shine(x.of(normal, v), y.of(normal, v), nz, 1, patch, v, shone);
    }
  }

  /** Puts the patch on film. */
  void expose(Film film, Frame frame, double scale) {
    float steps = (float) (scale * Film.STEPS);
    float x = film.side() * Film.STEPS / 2f - (float) frame.middleX() * steps;
    float y = film.side() * Film.STEPS / 2f - (float) frame.middleY() * steps;
    for (int v = 0; v < viewX.length; v++) {
      filmX[v] = (int) (viewX[v] * steps + x);
      filmY[v] = (int) (viewY[v] * steps + y);
    }
    int around = patch.around();
    for (int row = 0; row + 1 < patch.rows(); row++) {
      int first = row * around;
      for (int i = 0; i < around; i++) {
        int a = first + i;
        int b = i + 1 == around ? first : a + 1;
        film.expose(filmX, filmY, shone, a, b, b + around);
        film.expose(filmX, filmY, shone, a, b + around, a + around);
      }
    }
  }

  /** One row of the rotation. */
  private record Axis(float x, float y, float z) {
    Axis(double x, double y, double z) {
      this((float) x, (float) y, (float) z);
    }

    float of(float[] triples, int vertex) {
      int at = 3 * vertex;
      return x * triples[at] + y * triples[at + 1] + z * triples[at + 2];
    }
  }
}
