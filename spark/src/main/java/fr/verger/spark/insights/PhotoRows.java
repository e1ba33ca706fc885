package fr.verger.spark.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Photos with their leading principal components.
 *
 * @param names of the photos; where rows tie, the earlier one counts as the nearer, so that the
 *     order decides
 * @param values row after row, all finite; not copied
 * @param columns of each row, at least 1
 */
public record PhotoRows(List<PhotoName> names, float[] values, int columns) {
  /** Checks the lengths. */
  public PhotoRows {
    names = List.copyOf(names);
    if (columns < 1 || values.length != (long) names.size() * columns) {
      throw new IllegalArgumentException(
          "%d values are not %d rows of %d".formatted(values.length, names.size(), columns));
    }
  }

  /** How many photos there are. */
  int count() {
    return names.size();
  }

  /** The different labels, in the order in which they appear, null among them. */
  Codes labels() {
    return Codes.of(names, PhotoName::label);
  }

  /** The different splits, likewise. */
  Codes splits() {
    return Codes.of(names, PhotoName::split);
  }

  /** Squared length of every row. */
  double[] squares() {
    double[] squares = new double[count()];
    for (int i = 0; i < squares.length; i++) {
      for (int j = i * columns; j < (i + 1) * columns; j++) {
        squares[i] += (double) values[j] * values[j];
      }
    }
    return squares;
  }

  /** Words as numbers: {@code words.get(codes[i])} is the word of photo i. */
  record Codes(List<String> words, int[] codes) {
    static Codes of(List<PhotoName> names, Function<PhotoName, String> word) {
      Map<String, Integer> known = new LinkedHashMap<>();
      int[] codes = new int[names.size()];
      for (int i = 0; i < codes.length; i++) {
        String key = word.apply(names.get(i));
        Integer code = known.get(key);
        if (code == null) {
          code = known.size();
          known.put(key, code);
        }
        codes[i] = code;
      }
      return new Codes(new ArrayList<>(known.keySet()), codes);
    }
  }
}
