package fr.verger.report;

/**
 * How many photos of one label in one split have features.
 *
 * @param label the class, null where the photos carry none
 * @param split {@code Training}, {@code Test}, {@code Validation} or null
 * @param photos at least 0
 */
public record ClassCount(String label, String split, long photos) {
  /** Checks the count. */
  public ClassCount {
    if (photos < 0) {
      throw new IllegalArgumentException("%d photos of %s in %s".formatted(photos, label, split));
    }
  }
}
