package fr.verger.spark.run;

import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Which photos go to which task: neighbours stay together, so tables keep the order of the paths.
 *
 * <p>Work is counted as bytes plus a constant for each photo, because the network takes the same
 * time for all of them. Spark's own splitting would need the photos' bytes in a shuffle, or one
 * file a row of unequal cost.
 *
 * <p>Tasks shrink towards the end, each a share of the work that is left, so that the slots finish
 * together without many tasks: guided self-scheduling (Polychronopoulos and Kuck, 1987).
 */
final class PartitionPlan {
  /** Decoding and the network take about as long as decoding so many bytes more. */
  private static final long PHOTO_COST = 32 * 1024;

  /** A task takes this share of a slot's part of what is left. */
  private static final int SHARES_PER_SLOT = 2;

  /** So that a task which fails costs no more than that, and its files stay small. */
  private static final int MOST_PHOTOS = 1024;

  /** Starting a task and its files takes about as long as a few photos. */
  private static final int LEAST_PHOTOS = 32;

  private PartitionPlan() {}

  /**
   * Splits photos.
   *
   * @param wanted number of tasks, of equal work then; null to choose
   * @param slots tasks that run at once
   */
  static List<PhotoSet> split(PhotoSet photos, Integer wanted, int slots) {
    return wanted == null ? shrinking(photos, slots) : equal(photos, wanted);
  }

  private static List<PhotoSet> shrinking(PhotoSet photos, int slots) {
    long left = cost(photos);
    double least = Math.min((double) LEAST_PHOTOS * PHOTO_COST, (double) left / slots);
    List<PhotoSet> parts = new ArrayList<>();
    int from = photos.first();
    while (from < photos.end()) {
      double share = Math.max(least, (double) left / (SHARES_PER_SLOT * slots));
      int to = from;
      long taken = 0;
      for (int count = 0; to < photos.end() && count < MOST_PHOTOS && taken < share; count++) {
        taken += cost(photos.get(to));
        to = photos.after(to);
      }
      parts.add(photos.part(from, to));
      left -= taken;
      from = to;
    }
    return parts;
  }

  private static List<PhotoSet> equal(PhotoSet photos, int wanted) {
    int count = Math.max(1, Math.min(wanted, photos.size()));
    long total = cost(photos);
    List<PhotoSet> parts = new ArrayList<>(count);
    long before = 0;
    int behind = 0;
    int from = photos.first();
    for (int part = 0; part < count; part++) {
      int last = photos.size() - (count - part - 1); // The parts that follow get one photo each.
      int to = from;
      while (behind < last && (to == from || before < (double) total * (part + 1) / count)) {
        before += cost(photos.get(to));
        to = photos.after(to);
        behind++;
      }
      parts.add(photos.part(from, to));
      from = to;
    }
    return parts;
  }

  private static long cost(PhotoSet photos) {
    long total = 0;
    for (PhotoFile photo : photos) {
      total += cost(photo);
    }
    return total;
  }

  private static long cost(PhotoFile photo) {
    return photo.size() + PHOTO_COST;
  }
}
