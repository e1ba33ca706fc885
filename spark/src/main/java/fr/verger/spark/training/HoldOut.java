package fr.verger.spark.training;

import fr.verger.spark.photos.PathHash;
import fr.verger.spark.tables.VectorRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Photos that are held back from fitting, about a fifth of every label. Near-duplicates stay
 * together, on one side or the other; the largest group of a label is never held back, so that a
 * label whose photos are all near-duplicates keeps them all. The same photos give the same choice.
 */
final class HoldOut {
  /** The part of a label's photos that is held back, about. */
  static final double SHARE = 0.2;

  private HoldOut() {}

  /**
   * Chooses them. The photos of one label meet in one task.
   *
   * @param photos with a label and centred vectors
   * @return their paths
   */
  static Set<String> of(JavaRDD<VectorRow> photos) {
    return photos
        .mapToPair(photo -> new Tuple2<>(photo.label(), photo))
        .groupByKey()
        .flatMap(label -> held(label._2()).iterator())
        .collect()
        .stream()
        .collect(Collectors.toSet());
  }

  private static List<String> held(Iterable<VectorRow> label) {
    List<VectorRow> photos = new ArrayList<>();
    label.forEach(photos::add);
    photos.sort(Comparator.comparing(VectorRow::path));
    int[] groups = NearDuplicates.groups(photos.stream().map(VectorRow::vector).toList());
    Map<Integer, List<String>> members = new TreeMap<>();
    for (int i = 0; i < groups.length; i++) {
      members.computeIfAbsent(groups[i], group -> new ArrayList<>()).add(photos.get(i).path());
    }
    return chosen(new ArrayList<>(members.values()), photos.size());
  }

  private static List<String> chosen(List<List<String>> groups, int photos) {
    groups.sort(
        Comparator.comparingLong((List<String> group) -> PathHash.of(group.get(0), 0))
            .thenComparing(group -> group.get(0)));
    List<String> largest =
        groups.stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    List<String> held = new ArrayList<>();
    for (List<String> group : groups) {
      boolean wanted = held.size() < SHARE * photos;
      boolean enoughLeft = held.size() + group.size() <= photos / 2;
      if (group != largest && wanted && enoughLeft) {
        held.addAll(group);
      }
    }
    return held;
  }

  /** A fifth of every label whatever the photos look like. */
  static Set<String> regardless(JavaRDD<VectorRow> photos) {
    return photos
        .mapToPair(photo -> new Tuple2<>(photo.label(), photo.path()))
        .groupByKey()
        .flatMap(
            label -> {
              List<String> paths = new ArrayList<>();
              label._2().forEach(paths::add);
              paths.sort(
                  Comparator.comparingLong((String path) -> PathHash.of(path, 0))
                      .thenComparing(path -> path));
              return new ArrayList<>(paths.subList(0, (int) (SHARE * paths.size()))).iterator();
            })
        .collect()
        .stream()
        .collect(Collectors.toSet());
  }
}
