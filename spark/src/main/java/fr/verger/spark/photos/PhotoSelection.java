package fr.verger.spark.photos;

import fr.verger.vision.NearNames;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes some of the photos listed. The order of their paths is kept. */
public final class PhotoSelection {
  private static final int SUGGESTIONS = 3;

  private PhotoSelection() {}

  /**
   * The photos of the labels named.
   *
   * @throws VergerException when a label has no photos; says which labels are spelt like it
   */
  public static List<PhotoFile> labelled(List<PhotoFile> photos, Collection<String> labels) {
    Set<String> known = byLabel(photos).keySet();
    for (String label : labels) {
      if (!known.contains(label)) {
        throw new VergerException(
            Category.USAGE,
            "No photo has the label '%s'; of the %d labels, the nearest are: %s."
                .formatted(label, known.size(), NearNames.of(label, known, SUGGESTIONS)));
      }
    }
    Set<String> wanted = new HashSet<>(labels);
    return photos.stream().filter(photo -> wanted.contains(photo.label())).toList();
  }

  /** The photos of the labels that have most of them; ties go to the name that sorts first. */
  public static List<PhotoFile> mostFrequent(List<PhotoFile> photos, int count) {
    Comparator<Map.Entry<String, List<PhotoFile>>> most =
        Comparator.comparingInt(entry -> -entry.getValue().size());
    Set<String> wanted =
        byLabel(photos).entrySet().stream()
            .sorted(most.thenComparing(Map.Entry.comparingByKey()))
            .limit(count)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return photos.stream().filter(photo -> wanted.contains(photo.label())).toList();
  }

  /**
   * At most {@code limit} photos, spread evenly over the labels, the same ones every time.
   *
   * <p>Labels take turns in the order of their names, one photo each, until the limit is reached or
   * nothing is left. A label gives its photos in the order of a hash of their path below {@code
   * root}, so neighbours in a series are not preferred and the folder may move.
   */
  public static List<PhotoFile> limited(List<PhotoFile> photos, int limit, String root) {
    if (photos.size() <= limit) {
      return photos;
    }
    Comparator<PhotoFile> byHash = Comparator.comparingLong(photo -> hash(photo.path(), root));
    List<List<PhotoFile>> labels =
        byLabel(photos).values().stream()
            .map(all -> all.stream().sorted(byHash.thenComparing(PhotoFile::path)).toList())
            .toList();
    List<PhotoFile> taken = new ArrayList<>(limit);
    for (int turn = 0; taken.size() < limit; turn++) {
      for (List<PhotoFile> label : labels) {
        if (turn < label.size() && taken.size() < limit) {
          taken.add(label.get(turn));
        }
      }
    }
    taken.sort(Comparator.comparing(PhotoFile::path));
    return taken;
  }

  private static Map<String, List<PhotoFile>> byLabel(List<PhotoFile> photos) {
    return photos.stream()
        .collect(Collectors.groupingBy(PhotoFile::label, TreeMap::new, Collectors.toList()));
  }

  private static long hash(String path, String root) {
    return PathHash.of(path, path.startsWith(root) ? root.length() : 0);
  }
}
