package fr.verger.spark.photos;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds names that are spelt like one that does not exist. */
final class NearNames {
  private static final int SHOWN = 3;

  private final Collection<String> names;

  NearNames(Collection<String> names) {
    this.names = names;
  }

  /** The end of a sentence: what may have been meant, or what there is. */
  String hint(String wrong) {
    int bound = Math.max(2, wrong.length() / 3);
    List<String> near =
        names.stream()
            .filter(name -> distance(wrong, name) <= bound || contains(name, wrong))
            .sorted(Comparator.comparingInt(name -> distance(wrong, name)))
            .limit(SHOWN)
            .toList();
    if (!near.isEmpty()) {
      return "did you mean %s?".formatted(quoted(near));
    }
    List<String> some = names.stream().sorted().limit(SHOWN).toList();
    return "there are %d labels, such as %s.".formatted(names.size(), quoted(some));
  }

  private static String quoted(List<String> names) {
    return "\"" + String.join("\", \"", names) + "\"";
  }

  private static boolean contains(String name, String part) {
    return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /** Levenshtein's distance, upper and lower case alike. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
