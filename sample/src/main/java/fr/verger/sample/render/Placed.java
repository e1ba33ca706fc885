package fr.verger.sample.render;

import fr.verger.sample.mesh.Patch;
import java.util.Arrays;

/** A patch with its vertices where the present pose puts them. */
final class Placed {
  /** Triangles across the horizon still show, so what lies a little behind it is lit too. */
  private static final float HORIZON = -0.5f;

  private final Patch patch;
  private final float[] viewX;
  private final float[] viewY;
  private final int[] filmX;
  private final int[] filmY;
  // Red, green, blue and depth of each vertex, as film takes them.
  private final float[] shone;

  Placed(Patch patch) {
    this.patch = patch;
    int n = patch.vertices();
    viewX = new float[n];
    viewY = new float[n];
    filmX = new int[n];
    filmY = new int[n];
    shone = new float[4 * n];
  }

  /** Moves the vertices, tells the frame, and casts shadows. */
  void pose(Pose pose, Frame frame, Shadow shadow) {
    float[] place = patch.place();
    View view = View.of(pose);
    for (int v = 0; v < viewX.length; v++) {
      viewX[v] = view.x(place, v);
      viewY[v] = view.y(place, v);
      float z = view.z(place, v);
      shone[4 * v + 3] = z;
      frame.hold(viewX[v], viewY[v]);
      shadow.cast(viewX[v], viewY[v], z);
    }
  }

  /** Lights the vertices that the camera may see. */
  void light(Pose pose, Light light, Shadow shadow) {
    float[] normal = patch.normal();
    View view = View.of(pose);
    for (int v = 0; v < viewX.length; v++) {
      float nz = view.z(normal, v);
      if (nz > HORIZON) {
        float lit = shadow.lit(viewX[v], viewY[v], shone[4 * v + 3]);
        float nx = view.x(normal, v);
        light.shine(nx, view.y(normal, v), Math.max(0, nz), lit, patch, v, shone);
      } else {
        Arrays.fill(shone, 4 * v, 4 * v + 3, 0);
      }
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
}
