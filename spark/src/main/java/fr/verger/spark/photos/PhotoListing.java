package fr.verger.spark.photos;

import java.util.List;

/**
 * What lies below a folder.
 *
 * @param photos the photos, in the order of their paths
 * @param ignored files that are no photos by their name
 * @param special what bears a name in the folder and is no file: pipes, sockets, devices, links
 *     that lead nowhere or round in a circle
 * @param unreadable folders whose content could not be listed
 * @param unreadableFolders the first {@value #MOST_FOLDERS} of them that were met
 */
public record PhotoListing(
    List<PhotoFile> photos,
    long ignored,
    long special,
    long unreadable,
    List<String> unreadableFolders) {
  /** Folders named, at most. */
  public static final int MOST_FOLDERS = 100;

  /** Copies neither list: a million photos are held once. */
  public PhotoListing {
    if (ignored < 0 || special < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /** Everything that was met and is no folder. */
  public long seen() {
    return photos.size() + ignored + special;
  }
}
