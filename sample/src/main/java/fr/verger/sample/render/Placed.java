package fr.verger.sample.render;

import fr.verger.sample.mesh.Patch;

/** A patch with its vertices where the present pose puts them. */
final class Placed {
  private final Patch patch;
  private final Light light;
  private final float[] viewX;
  private final float[] viewY;
  private final float[] viewZ;
  private final int[] filmX;
  private final int[] filmY;
  private final float[] shone;

  Placed(Patch patch, Light light) {
    this.patch = patch;
    this.light = light;
    int n = patch.vertices();
    viewX = new float[n];
    viewY = new float[n];
    viewZ = new float[n];
    filmX = new int[n];
    filmY = new int[n];
    shone = new float[3 * n];
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
      viewZ[v] = z.of(place, v);
      frame.hold(viewX[v], viewY[v]);
      float nz = z.of(normal, v);
      // A little behind the horizon too: triangles across it still show.
      if (nz > -0.4f) {
        light.shine(
            x.of(normal, v),
            y.of(normal, v),
            nz,
            1,
            patch.finish(),
            patch.gloss()[v],
            patch.colour(),
            3 * v,
            shone);
      } else {
        for (int i = 3 * v; i < 3 * v + 3; i++) {
          shone[i] = 0.3f * patch.colour()[i];
        }
      }
    }
    for (int i = 0; i < shone.length; i++) {
      shone[i] = Math.min(1, shone[i]);
    }
  }

  /** Puts the patch on film. */
  void expose(Film film, Frame frame, double scale) {
    double steps = scale * Film.STEPS;
    double middle = film.side() * Film.STEPS / 2.0;
    for (int v = 0; v < viewX.length; v++) {
      filmX[v] = (int) Math.floor((viewX[v] - frame.middleX()) * steps + middle + 0.5);
      filmY[v] = (int) Math.floor((viewY[v] - frame.middleY()) * steps + middle + 0.5);
    }
    int around = patch.around();
    for (int row = 0; row + 1 < patch.rows(); row++) {
      for (int i = 0; i < around; i++) {
        int next = i + 1 == around ? 0 : i + 1;
        int a = row * around + i;
        int b = row * around + next;
        int c = b + around;
        int d = a + around;
        film.expose(filmX, filmY, viewZ, shone, a, b, c);
        film.expose(filmX, filmY, viewZ, shone, a, c, d);
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
