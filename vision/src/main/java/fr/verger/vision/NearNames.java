package fr.verger.vision;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names that somebody may have meant. */
public final class NearNames {
  private NearNames() {}

  /**
   * Up to that many names, nearest first, quoted and joined by commas: those that contain what was
   * typed, then by the number of characters to change (Levenshtein's distance).
   */
  public static String of(String typed, Collection<String> names, int count) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    record Near(String name, boolean contains, int distance) {}
    List<Near> near =
        names.stream()
            .distinct()
            .map(
                name -> {
                  String other = name.toLowerCase(Locale.ROOT);
                  return new Near(name, other.contains(wanted), distance(wanted, other));
                })
            .sorted(
                Comparator.comparing(Near::contains)
                    .reversed()
                    .thenComparing(Near::distance)
                    .thenComparing(Near::name))
            .toList();
    return near.stream()
        .limit(count)
        .map(one -> "'" + one.name() + "'")
        .collect(Collectors.joining(", "));
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
