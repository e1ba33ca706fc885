package fr.verger.spark.photos;

import java.util.List;

/**
 * Finds photos of a sorted list by their paths. A path that follows the one before it is found
 * beside it, by steps that double (Bentley and Yao, 1976), so that a sorted list of paths costs
 * little more than reading both; any other is searched for by halves.
 */
public final class PathCursor {
  private final List<PhotoFile> photos;

  /**
   * All photos before it sort before the path that was asked for last; it and those after don't.
   */
  private int at;

  /** A cursor over photos in the order of their paths. */
  public PathCursor(List<PhotoFile> photos) {
    this.photos = photos;
  }

  /** The index of the photo of that path, or -1. */
  public int find(String path) {
    if (at > 0 && !before(at - 1, path)) {
      at = firstNotBefore(path, 0, at - 1);
    } else if (at < photos.size() && before(at, path)) {
      leap(path);
    }
    return at < photos.size() && photos.get(at).path().equals(path) ? at : -1;
  }

  private void leap(String path) {
    int low = at + 1;
    int step = 1;
    while (step < photos.size() - low && before(low + step, path)) {
      low += step + 1;
      step *= 2;
    }
    at = firstNotBefore(path, low, Math.min(photos.size(), low + step));
  }

  private int firstNotBefore(String path, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before(middle, path)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean before(int index, String path) {
    return photos.get(index).path().compareTo(path) < 0;
  }
}
