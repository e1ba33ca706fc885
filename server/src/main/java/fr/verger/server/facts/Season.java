package fr.verger.server.facts;

import java.util.List;

/**
 * When a fruit is sold in France.
 *
 * @param months of its main season on French stalls, 1 (January) to 12, in the order of the season;
 *     empty where it is unknown or where there is none
 * @param importedAllYear whether imports fill the rest of the year; null where that is unknown
 */
public record Season(List<Integer> months, Boolean importedAllYear) {
  /** The months may not change afterwards. */
  public Season {
    months = List.copyOf(months);
    for (int month : months) {
      if (month < 1 || month > 12) {
        throw new IllegalArgumentException("there is no month " + month);
      }
    }
  }
}
