package fr.verger.sample.mesh;

import fr.verger.sample.basis.Rgb;
import fr.verger.sample.basis.Vector;
import java.util.ArrayList;
import java.util.List;

/** Cuts forms into patches and paints them. */
public final class Sculptor {
  private final List<Patch> patches = new ArrayList<>();
  private final double spacing;

  /** A sculptor whose grid lines lie about {@code spacing} apart, where a fruit is about 2 wide. */
  public Sculptor(double spacing) {
    this.spacing = spacing;
  }

  /** Adds a body, cut finely enough for its outline. */
  public void add(Profile profile, Form form, Finish finish, Skin skin) {
    add(2 * Math.PI * profile.width(), profile.length(), form, finish, skin);
  }

  /** Adds a surface of the given girth and length. */
  public void add(double girth, double length, Form form, Finish finish, Skin skin) {
    int around = Math.max(8, (int) Math.round(girth / spacing));
    int rows = Math.max(6, (int) Math.round(length / spacing)) + 1;
    Vector[] place = new Vector[around * rows];
    for (int row = 0; row < rows; row++) {
      Form.Ring ring = form.ring(down(row, rows));
      for (int i = 0; i < around; i++) {
        place[row * around + i] = ring.at(turn(i, around));
      }
    }
    patches.add(paint(place, normals(place, around, rows), around, rows, finish, skin));
  }

  /** The finished fruit. */
  public Mesh finish() {
    return new Mesh(patches);
  }

  private static double turn(int i, int around) {
    return 2 * Math.PI * i / around;
  }

  private static double down(int row, int rows) {
    return (double) row / (rows - 1);
  }

  private static Vector[] normals(Vector[] place, int around, int rows) {
    Vector[] normal = new Vector[place.length];
    for (int row = 1; row < rows - 1; row++) {
      for (int i = 0; i < around; i++) {
        int here = row * around;
        Vector sideways =
            place[here + (i + 1) % around].minus(place[here + (i + around - 1) % around]);
        Vector downwards = place[here + around + i].minus(place[here - around + i]);
        normal[here + i] = sideways.cross(downwards).unit();
      }
    }
    closePole(normal, around, 0, 1);
    closePole(normal, around, rows - 1, rows - 2);
    return normal;
  }

  /** At a pole all vertices of the row are one point; its normal is the mean of the next row's. */
  private static void closePole(Vector[] normal, int around, int row, int next) {
    Vector sum = new Vector(0, 0, 0);
    for (int i = 0; i < around; i++) {
      sum = sum.plus(normal[next * around + i]);
    }
    Vector mean = sum.unit();
    for (int i = 0; i < around; i++) {
      normal[row * around + i] = mean;
    }
  }

  private static Patch paint(
      Vector[] place, Vector[] normal, int around, int rows, Finish finish, Skin skin) {
    int n = place.length;
    Patch patch =
        new Patch(
            around,
            rows,
            finish,
            new float[3 * n],
            new float[3 * n],
            new float[3 * n],
            new float[n]);
    Spot spot = new Spot();
    for (int v = 0; v < n; v++) {
      spot.move(
          place[v], normal[v], turn(v % around, around), down(v / around, rows), finish.gloss());
      skin.paint(spot);
      Rgb colour = spot.colour();
      store(patch.place(), v, place[v].x(), place[v].y(), place[v].z());
      store(patch.normal(), v, normal[v].x(), normal[v].y(), normal[v].z());
      store(patch.colour(), v, colour.red(), colour.green(), colour.blue());
      patch.gloss()[v] = (float) spot.gloss();
    }
    return patch;
  }

  private static void store(float[] target, int vertex, double a, double b, double c) {
    target[3 * vertex] = (float) a;
    target[3 * vertex + 1] = (float) b;
    target[3 * vertex + 2] = (float) c;
  }
}
