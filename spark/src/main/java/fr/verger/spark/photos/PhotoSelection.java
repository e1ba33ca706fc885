package fr.verger.spark.photos;

import fr.verger.vision.NearNames;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
  public static PhotoSet labelled(PhotoSet photos, Collection<String> labels) {
    Set<String> known = perLabel(photos).keySet();
    for (String label : labels) {
      if (!known.contains(label)) {
        throw new VergerException(
            Category.USAGE,
            "No photo has the label '%s'; of the %d labels, the nearest are: %s."
                .formatted(label, known.size(), NearNames.of(label, known, SUGGESTIONS)));
      }
    }
    Set<String> wanted = new HashSet<>(labels);
    return photos.filter(photo -> wanted.contains(photo.label()));
  }

  /** The photos of the labels that have most of them; ties go to the name that sorts first. */
  public static PhotoSet mostFrequent(PhotoSet photos, int count) {
    Comparator<Map.Entry<String, Integer>> most =
        Comparator.comparingInt(entry -> -entry.getValue());
    Set<String> wanted =
        perLabel(photos).entrySet().stream()
            .sorted(most.thenComparing(Map.Entry.comparingByKey()))
            .limit(count)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return photos.filter(photo -> wanted.contains(photo.label()));
  }

  /**
   * At most {@code limit} photos, spread evenly over the labels, the same ones every time. Holds
   * some 16 bytes for each photo it takes.
   *
   * <p>Labels take turns in the order of their names, one photo each, until the limit is reached or
   * nothing is left. A label gives its photos in the order of a hash of their path below {@code
   * root}, so neighbours in a series are not preferred and the folder may move.
   */
  public static PhotoSet limited(PhotoSet photos, int limit, String root) {
    if (photos.size() <= limit) {
      return photos;
    }
    Map<String, LeastHashes> taken = new HashMap<>();
    shares(perLabel(photos), limit)
        .forEach((label, share) -> taken.put(label, new LeastHashes(share)));
    PhotoSet giving = photos.filter(photo -> taken.containsKey(photo.label()));
    giving.forEach(photo -> taken.get(photo.label()).add(hash(photo.path(), root)));
    return giving.filter(photo -> taken.get(photo.label()).take(hash(photo.path(), root)));
  }

  /** How many photos each label gives when they take turns; those that give none are left out. */
  private static Map<String, Integer> shares(Map<String, Integer> perLabel, int limit) {
    Map<String, Integer> shares = new HashMap<>();
    List<String> giving = new ArrayList<>(perLabel.keySet());
    int left = limit;
    for (int turn = 1; left > 0; turn++) {
      for (String label : giving.subList(0, Math.min(left, giving.size()))) {
        shares.put(label, turn);
        left--;
      }
      int given = turn;
      giving.removeIf(label -> perLabel.get(label) == given);
    }
    return shares;
  }

  /** Photos of each label, in the order of their names. */
  private static Map<String, Integer> perLabel(PhotoSet photos) {
    Map<String, Integer> counts = new TreeMap<>();
    photos.forEach(photo -> counts.merge(photo.label(), 1, Integer::sum));
    return counts;
  }

  private static long hash(String path, String root) {
    return PathHash.of(path, path.startsWith(root) ? root.length() : 0);
  }
}
