package fr.verger.spark.photos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what a walk meets. A label is kept once, however many photos bear it. */
final class ListingTally {
  /** What tells the folder of a run that is finished, or was begun. */
  private static final List<String> MARKS = List.of("/run.json", "/_verger/plan.json");

  private final List<PhotoFile> photos = new ArrayList<>();
  private final List<String> unreadableFolders = new ArrayList<>();
  private long unreadable;
  private final List<String> runs = new ArrayList<>();
  private final Map<String, String> labels = new HashMap<>();
  private long ignored;
  private long special;

  void photo(String path, String label, String split, long size, long modified) {
    String kept = labels.computeIfAbsent(label, name -> name);
    photos.add(new PhotoFile(path, kept, split, size, modified));
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

  PhotoListing listing() {
    if (!runs.isEmpty()) {
      int found = photos.size();
      photos.removeIf(this::writtenByRun);
      ignored += found - photos.size();
    }
    photos.sort(Comparator.comparing(PhotoFile::path));
    unreadableFolders.sort(Comparator.naturalOrder());
    return new PhotoListing(photos, ignored, special, unreadable, unreadableFolders);
  }
}
