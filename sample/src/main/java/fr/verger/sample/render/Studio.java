package fr.verger.sample.render;

import fr.verger.sample.mesh.Mesh;
import fr.verger.sample.mesh.Patch;
import java.util.List;

/**
 * Photographs one fruit in many poses. The fruit fills the frame as in Fruits-360, where photos are
 * cut to the fruit. Not safe for use by several threads.
 */
public final class Studio {
  private final List<Placed> patches;
  private final Film film;
  private final double fill;

  /**
   * A studio with a fruit on the table.
   *
   * @param size width and height of the photos in pixels
   * @param fill share of the frame that the fruit's longer side takes up
   */
  public Studio(Mesh fruit, int size, double fill) {
    Light light = new Light();
    patches = fruit.patches().stream().map((Patch patch) -> new Placed(patch, light)).toList();
    film = new Film(size);
    this.fill = fill;
  }

  /** One photo, 0xRRGGBB, row by row from the top. */
  public int[] photograph(Pose pose) {
    Frame frame = new Frame();
    for (Placed patch : patches) {
      patch.pose(pose, frame);
    }
    film.clear();
    double scale = frame.scale(fill * film.side());
    for (Placed patch : patches) {
      patch.expose(film, frame, scale);
    }
    return film.develop();
  }
}
