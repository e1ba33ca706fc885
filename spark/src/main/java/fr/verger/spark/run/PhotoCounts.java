package fr.verger.spark.run;

import fr.verger.spark.photos.PhotoListing;
import fr.verger.spark.tables.PartManifest.Group;
import fr.verger.spark.tables.WrittenTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many photos there were, and what became of them.
 *
 * @param seen files and other entries below the folder, folders not counted
 * @param ignored files that are no photos by their name
 * @param special pipes, sockets, devices, links that lead nowhere or in a circle
 * @param unreadable folders whose content could not be listed
 * @param unreadableFolders the first of them
 * @param found photos below the folder, and those of earlier runs that vanished and keep their rows
 * @param listed those that the run took, after classes and limit
 * @param features photos with features
 * @param rejected photos without
 * @param groups the same for each label and split, in the order of their names
 */
public record PhotoCounts(
    long seen,
    long ignored,
    long special,
    long unreadable,
    List<String> unreadableFolders,
    long found,
    long listed,
    long features,
    long rejected,
    List<GroupCount> groups) {

  /** Photos of one label in one split; the split may be null. */
  public record GroupCount(String label, String split, long features, long rejected) {}

  /**
   * Of the photos below a folder.
   *
   * @param chosen photos that are there and were asked for
   * @param vanished photos of earlier runs that are not there any more and keep their rows
   */
  static PhotoCounts of(PhotoListing listing, long chosen, long vanished, WrittenTable table) {
    return new PhotoCounts(
        listing.seen(),
        listing.ignored(),
        listing.special(),
        listing.unreadable(),
        listing.unreadableFolders(),
        listing.photos().size() + vanished,
        chosen + vanished,
        table.rowCount(),
        table.rejectCount(),
        groups(table));
  }

  /** Of a table that was there: every row counts as a photo. */
  static PhotoCounts of(long rows, WrittenTable table) {
    return new PhotoCounts(
        rows, 0, 0, 0, List.of(), rows, rows, table.rowCount(), table.rejectCount(), groups(table));
  }

  private static List<GroupCount> groups(WrittenTable table) {
    Set<Group> names = new HashSet<>(table.rows().keySet());
    names.addAll(table.rejectedOf().keySet());
    List<GroupCount> groups = new ArrayList<>();
    for (Group group : names) {
      groups.add(
          new GroupCount(
              group.label(),
              group.split(),
              table.rows().getOrDefault(group, 0L),
              table.rejectedOf().getOrDefault(group, 0L)));
    }
    groups.sort(
        Comparator.comparing(GroupCount::label)
            .thenComparing(GroupCount::split, Comparator.nullsFirst(Comparator.naturalOrder())));
    return groups;
  }

  /** The share of the photos taken that were rejected. */
  public double rejectedShare() {
    return listed == 0 ? 0 : (double) rejected / listed;
  }
}
