package fr.verger.spark.insights;

import fr.verger.spark.insights.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Photos with the same features, sorted into those whose files hold the same bytes and the others:
 * files that differ (saved again without loss, say), could not be read, or were too many to read.
 */
final class ExactDuplicates {
  /** Files that are read, at most. */
  static final int MOST_READ = 10_000;

  private final PhotoRows photos;
  private final List<List<PhotoName>> sameBytes = new ArrayList<>();
  private final List<List<PhotoName>> others = new ArrayList<>();
  private final long compared;
  private final long candidates;

  ExactDuplicates(PhotoRows photos, Neighbours neighbours, FileDigests files) {
    this.photos = photos;
    List<int[]> groups = SameFeatures.groups(neighbours);
    List<String> paths =
        groups.stream()
            .flatMapToInt(Arrays::stream)
            .mapToObj(i -> photos.names().get(i).path())
            .distinct()
            .limit(MOST_READ)
            .toList();
    Map<String, String> digests = paths.isEmpty() ? Map.of() : files.of(paths);
    groups.forEach(group -> sort(group, digests));
    candidates = groups.stream().mapToLong(group -> group.length).sum();
    compared = digests.size();
  }

  private void sort(int[] group, Map<String, String> digests) {
    Map<String, List<PhotoName>> byDigest = new TreeMap<>();
    List<PhotoName> rest = new ArrayList<>();
    for (int photo : group) {
      PhotoName name = photos.names().get(photo);
      String digest = digests.get(name.path());
      if (digest == null) {
        rest.add(name);
      } else {
        byDigest.computeIfAbsent(digest, key -> new ArrayList<>()).add(name);
      }
    }
    for (List<PhotoName> same : byDigest.values()) {
      if (same.size() > 1) {
        sameBytes.add(same);
      }
      // One of each stands for those that hold its bytes.
      rest.add(same.get(0));
    }
    if (rest.size() > 1) {
      others.add(rest);
    }
  }

  InsightsSummary.Same summary() {
    return new InsightsSummary.Same(
        sameBytes.size(),
        size(sameBytes),
        sameBytes.stream().filter(ExactDuplicates::isAcross).count(),
        compared,
        candidates - compared,
        others.size(),
        size(others));
  }

  private static long size(List<List<PhotoName>> groups) {
    return groups.stream().mapToLong(List::size).sum();
  }

  private static boolean isAcross(List<PhotoName> group) {
    return group.stream().map(PhotoName::split).distinct().count() > 1;
  }

  /** The first photo of each group with each of the others; groups across splits come first. */
  List<Finding> findings(int most) {
    List<Finding> found = new ArrayList<>();
    list(Kind.SAME_BYTES, sameBytes, most, found);
    list(Kind.SAME_FEATURES, others, most, found);
    return found;
  }

  private static void list(Kind kind, List<List<PhotoName>> groups, int most, List<Finding> found) {
    List<List<PhotoName>> sorted = new ArrayList<>(groups);
    sorted.sort((a, b) -> Boolean.compare(isAcross(b), isAcross(a)));
    int rank = 0;
    for (List<PhotoName> group : sorted) {
      for (int i = 1; i < group.size() && rank < most; i++) {
        found.add(Finding.pair(kind, rank++, group.get(0), group.get(i), 1));
      }
    }
  }
}
