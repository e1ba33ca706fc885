package fr.verger.spark.photos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what a walk meets. A label is kept once, however many photos bear it. */
final class ListingTally implements AutoCloseable {
  /** What tells the folder of a run that is finished, or was begun. */
  private static final List<String> MARKS = List.of("/run.json", "/_verger/plan.json");

  private final PhotoSorter photos;
  private final List<String> unreadableFolders = new ArrayList<>();
  private long unreadable;
  private final List<String> runs = new ArrayList<>();
  private final Map<String, String> labels = new HashMap<>();
  private long found;
  private long ignored;
  private long special;

  /**
   * A tally of nothing yet.
   *
   * @param scratch folder of this machine for photos that are too many for the memory
   */
  ListingTally(Path scratch) {
    this.photos = new PhotoSorter(scratch, PhotoSorter.CHUNK);
  }

  void photo(String path, String label, String split, long size, long modified) {
    String kept = labels.computeIfAbsent(label, name -> name);
    photos.add(new PhotoFile(path, kept, split, size, modified));
    found++;
  }

  /** A file that is no photo. */
  void ignored(String path) {
    ignored++;
    for (String mark : MARKS) {
      if (path.endsWith(mark)) {
        runs.add(path.substring(0, path.length() - mark.length() + 1));
      }
    }
  }

  void special() {
    special++;
  }

  void unreadableFolder(String path) {
    unreadable++;
    if (unreadableFolders.size() < PhotoListing.MOST_FOLDERS) {
      unreadableFolders.add(path);
    }
  }

  /**
   * Whether an earlier run wrote it: thumbnails and figures are pictures, but nobody's photos, and
   * Spark 3.5 writes models into files without an extension, which might be photos.
   */
  private boolean writtenByRun(PhotoFile photo) {
    return runs.stream()
        .anyMatch(
            run ->
                photo.path().startsWith(run + "thumbnails/")
                    || photo.path().startsWith(run + "report/figures/")
                    || photo.path().startsWith(run + "pca/"));
  }

  /** What was met; to be asked for once. */
  PhotoListing listing() {
    List<PhotoFile> sorted = photos.sorted(photo -> !writtenByRun(photo));
    unreadableFolders.sort(Comparator.naturalOrder());
    long others = ignored + found - sorted.size();
    return new PhotoListing(sorted, others, special, unreadable, unreadableFolders);
  }

  @Override
  public void close() {
    photos.close();
  }
}
