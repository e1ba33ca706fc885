package fr.verger.spark.run;

import fr.verger.spark.photos.PhotoFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Which photos go to which task: neighbours stay together, so tables keep the order of the paths,
 * and every task gets about the same work.
 *
 * <p>Work is counted as bytes plus a constant for each photo, because the network takes the same
 * time for all of them. Spark's own splitting would need the photos' bytes in a shuffle, or one
 * file a row of unequal cost.
 */
final class PartitionPlan {
  /** Decoding and the network take about as long as decoding so many bytes more. */
  private static final long PHOTO_COST = 32 * 1024;

  /** So that a core which lags behind keeps the others waiting for a small share only. */
  private static final int TASKS_PER_SLOT = 4;

  /** So that a task which fails costs no more than that, and its files stay small. */
  private static final int PHOTOS_PER_TASK = 1024;

  private PartitionPlan() {}

  /**
   * Splits photos.
   *
   * @param wanted number of tasks, or null to choose
   * @param slots tasks that run at once
   */
  static List<List<PhotoFile>> split(List<PhotoFile> photos, Integer wanted, int slots) {
    int tasks = wanted == null ? chosen(photos.size(), slots) : wanted;
    int count = Math.max(1, Math.min(tasks, photos.size()));
    long total = 0;
    for (PhotoFile photo : photos) {
      total += cost(photo);
    }
    List<List<PhotoFile>> parts = new ArrayList<>(count);
    long before = 0;
    int from = 0;
    for (int part = 0; part < count; part++) {
      int last = photos.size() - (count - part - 1); // The parts that follow get one photo each.
      int to = from;
      while (to < last && (to == from || before < (double) total * (part + 1) / count)) {
        before += cost(photos.get(to++));
      }
      parts.add(new ArrayList<>(photos.subList(from, to)));
      from = to;
    }
    return parts;
  }

  private static int chosen(int photos, int slots) {
    return Math.max(TASKS_PER_SLOT * slots, (photos + PHOTOS_PER_TASK - 1) / PHOTOS_PER_TASK);
  }

  private static long cost(PhotoFile photo) {
    return photo.size() + PHOTO_COST;
  }
}
