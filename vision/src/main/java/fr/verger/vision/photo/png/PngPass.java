package fr.verger.vision.photo.png;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the reduced images of an interlaced PNG (Adam7), or the only one of a plain PNG. A pass
 * without pixels does not occur.
 *
 * @param columns pixels in each of its rows
 * @param rows how many there are
 */
record PngPass(int left, int top, int stepAcross, int stepDown, long columns, long rows) {
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  static List<PngPass> of(PngHeader header) {
    if (!header.interlaced()) {
      return List.of(new PngPass(0, 0, 1, 1, header.width(), header.height()));
    }
    List<PngPass> passes = new ArrayList<>();
    for (int[] p : ADAM7) {
      long columns = (header.width() - p[0] + p[2] - 1) / p[2];
      long rows = (header.height() - p[1] + p[3] - 1) / p[3];
      if (columns > 0 && rows > 0) {
        passes.add(new PngPass(p[0], p[1], p[2], p[3], columns, rows));
      }
    }
    return passes;
  }
}
