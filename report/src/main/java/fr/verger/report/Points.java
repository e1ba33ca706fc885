package fr.verger.report;

import java.util.List;

/**
 * Photos and where they lie. The page draws every one of them, and is made for up to {@value
 * #COMFORTABLE}; whoever has more gives an even sample, and the page says so by itself because it
 * knows the counts.
 *
 * @param photos in any order
 * @param projections each with one row a photo, in the photos' order
 */
public record Points(List<Photo> photos, List<Projection> projections) {
  /** How many photos the page draws without effort. */
  public static final int COMFORTABLE = 100_000;

  /** Checks that every photo has its place in every projection. */
  public Points {
    photos = List.copyOf(photos);
    projections = List.copyOf(projections);
    for (Projection projection : projections) {
      if (projection.coordinates().length != photos.size()) {
        throw new IllegalArgumentException(
            "%d photos but %d rows of coordinates"
                .formatted(photos.size(), projection.coordinates().length));
      }
    }
  }
}
