package fr.verger.spark.photos;

import java.util.List;

/**
 * What lies below a folder; to be closed when it is done with, and not before.
 *
 * @param photos the photos, in the order of their paths; when they are many, in a file of this
 *     machine, of which a few are in memory at a time
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
    List<String> unreadableFolders)
    implements AutoCloseable {
  /** Folders named, at most. */
  public static final int MOST_FOLDERS = 100;

  /** Copies neither list: photos are not brought back to memory. */
  public PhotoListing {
    if (ignored < 0 || special < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /** Everything that was met and is no folder. */
  public long seen() {
    return photos.size() + ignored + special;
  }

  /** Lets go of the file that holds the photos. */
  @Override
  public void close() {
    if (photos instanceof SpilledPhotos spilled) {
      spilled.close();
    }
  }
}
