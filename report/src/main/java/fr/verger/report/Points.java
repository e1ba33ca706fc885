package fr.verger.report;

import java.util.List;

/**
 * Photos and where they lie. The page draws every one of them, and is made for up to {@value
 * #COMFORTABLE}; whoever has more gives an even sample, and the page says so by itself because it
 * knows the counts.
 *
 * @param photos in any order
 * @param components each photo's place on the principal components, in the photos' order
 * @param map each photo's x and y on a map, in the same order, or no rows where there is no map
 */
public record Points(List<Photo> photos, Projection components, Projection map) {
  /** How many photos the page draws without effort. */
  public static final int COMFORTABLE = 100_000;

  /** Checks that every photo has its place. */
  public Points {
    photos = List.copyOf(photos);
    if (components.coordinates().length != photos.size()) {
      throw new IllegalArgumentException(
          "%d photos but %d rows of coordinates"
              .formatted(photos.size(), components.coordinates().length));
    }
    int mapped = map.coordinates().length;
    if (mapped > 0 && (mapped != photos.size() || map.axes() != 2)) {
      throw new IllegalArgumentException(
          "%d photos but a map of %d with %d coordinates"
              .formatted(photos.size(), mapped, map.axes()));
    }
  }

  /** No photos at all. */
  public static Points none() {
    return new Points(List.of(), Projection.none(), Projection.none());
  }
}
