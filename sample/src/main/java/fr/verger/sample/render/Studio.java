package fr.verger.sample.render;

import fr.verger.sample.mesh.Mesh;
import java.util.List;

/**
 * Photographs one fruit in many poses. The fruit fills the frame as in Fruits-360, where photos are
 * cut to the fruit. Not safe for use by several threads.
 */
public final class Studio {
  // Vertices lie closer than this many shadow cells to a picture's side would need.
  private static final double SHADOW_CELLS_PER_PIXEL = 0.42;
  private static final int FINEST_SHADOW = 130;

  private final Light light = new Light();
  private final List<Placed> patches;
  private final Film film;
  private final Shadow shadow;
  private final double fill;

  /**
   * A studio with a fruit on the table.
   *
   * @param size width and height of the photos in pixels
   * @param fill share of the frame that the fruit's longer side takes up
   */
  public Studio(Mesh fruit, int size, double fill) {
    patches = fruit.patches().stream().map(Placed::new).toList();
    film = new Film(size);
    int cells = Math.min(FINEST_SHADOW, 8 + (int) (SHADOW_CELLS_PER_PIXEL * size));
    shadow = new Shadow((float) fruit.radius(), cells);
    this.fill = fill;
  }

  /** One photo, 0xRRGGBB, row by row from the top. */
  public int[] photograph(Pose pose) {
    Frame frame = new Frame();
    shadow.clear();
    for (Placed patch : patches) {
      patch.pose(pose, frame, shadow);
    }
    film.clear();
    double scale = frame.scale(fill * film.side());
    for (Placed patch : patches) {
      patch.light(pose, light, shadow);
      patch.expose(film, frame, scale);
    }
    return film.develop();
  }
}
