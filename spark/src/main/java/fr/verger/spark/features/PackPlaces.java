package fr.verger.spark.features;

import fr.verger.spark.photos.PackIndex;
import fr.verger.spark.photos.PackIndex.Entry;
import fr.verger.spark.photos.PackedName;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Where the photos of one file of a pack lie. Immutable. */
final class PackPlaces {
  private final List<Entry> entries;

  /** Indexes of entries, by the photo's path. */
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * Those of the files that were read from last, for all tasks of a JVM: a task reads a part of a
   * file, and finding out what lies where takes a store ten requests, one after the other.
   */
  static final class Latest {
    private static final int KEPT = 4;

    private final SharedReads<String, PackPlaces> files = new SharedReads<>(KEPT);

    /** What the tasks with these settings share. */
    static Latest of(HadoopSettings settings) {
      return settings.shared(Latest.class, Latest::new);
    }

    /**
     * The places of a file.
     *
     * @param arrived is told when they are asked for anew
     */
    PackPlaces of(String file, Configuration conf, Runnable arrived) throws IOException {
      return files.get(
          file,
          () -> new PackPlaces(PackIndex.read(Location.parse(file, conf).hadoop(), conf)),
          arrived);
    }
  }

  private PackPlaces(PackIndex index) {
    entries = index.entries();
    for (int i = 0; i < entries.size(); i++) {
      places.put(entries.get(i).path(), i);
    }
  }

  /** The place of a photo. */
  Entry of(PackedName name) throws FileNotFoundException {
    Integer place = places.get(name.photo());
    if (place == null) {
      throw new FileNotFoundException(name.toString());
    }
    return entries.get(place);
  }

  /** The photos that begin, with their length, from one offset on and before another. */
  List<Entry> between(long from, long to) {
    return entries.subList(firstFrom(from), firstFrom(to));
  }

  private int firstFrom(long offset) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).offset() - PackIndex.PREFIX < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
