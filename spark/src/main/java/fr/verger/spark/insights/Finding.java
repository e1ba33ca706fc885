package fr.verger.spark.insights;

import java.util.Locale;

/**
 * One thing that was found; a row of the table {@code insights}.
 *
 * @param kind what it is
 * @param rank its place among those of its kind, from 0
 * @param photo the photo
 * @param other the photo that it goes with
 * @param value of an outlier how far out it lies, in robust standard deviations; else the
 *     similarity of the two photos
 * @param photos of a confusion, photos of this photo's class that lie nearest to one of the other
 *     class; null elsewhere
 * @param otherPhotos the same the other way round
 */
public record Finding(
    Kind kind,
    int rank,
    PhotoName photo,
    PhotoName other,
    double value,
    Long photos,
    Long otherPhotos) {
  /** What can be found. */
  public enum Kind {
    /** Two photos whose files hold the same bytes. */
    SAME_BYTES,
    /** Two photos with the same features whose files differ or were not compared. */
    SAME_FEATURES,
    /** Two photos of one split that are nearly the same. */
    NEAR_WITHIN,
    /** Two photos of different splits that are nearly the same. */
    NEAR_ACROSS,
    /** A photo far from the others of its class; with it the photo that it lies nearest to. */
    OUTLIER,
    /** Two classes, with the two photos of them that are most alike. */
    CONFUSION;

    /** The name in tables and pages. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name. */
    public static Kind named(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  static Finding pair(Kind kind, int rank, PhotoName photo, PhotoName other, double value) {
    return new Finding(kind, rank, photo, other, value, null, null);
  }
}
