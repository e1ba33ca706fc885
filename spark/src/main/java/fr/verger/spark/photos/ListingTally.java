package fr.verger.spark.photos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what a walk meets. A label is kept once, however many photos bear it. */
final class ListingTally {
  private final List<PhotoFile> photos = new ArrayList<>();
  private final List<String> unreadableFolders = new ArrayList<>();
  private long unreadable;
  private final Map<String, String> labels = new HashMap<>();
  private long ignored;
  private long special;

  void photo(String path, String label, String split, long size, long modified) {
    String kept = labels.computeIfAbsent(label, name -> name);
    photos.add(new PhotoFile(path, kept, split, size, modified));
  }

  void ignored() {
    ignored++;
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

  PhotoListing listing() {
    photos.sort(Comparator.comparing(PhotoFile::path));
    unreadableFolders.sort(Comparator.naturalOrder());
    return new PhotoListing(photos, ignored, special, unreadable, unreadableFolders);
  }
}
