package fr.verger.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Photos in small, for as many photos as the page has room for.
 *
 * @param jpegs whole JPEG files by the paths of their photos, in the order to keep; the files are
 *     not copied. {@value #COMFORTABLE_BYTES} bytes together leave room for all else on a page of
 *     15 MB
 */
public record Thumbnails(Map<String, byte[]> jpegs) {
  /** More than that, with 100,000 points, makes a page of more than 15 MB. */
  public static final int COMFORTABLE_BYTES = 6_200_000;

  /** Copies the map. */
  public Thumbnails {
    jpegs = Collections.unmodifiableMap(new LinkedHashMap<>(jpegs));
  }

  /** Of a run that made none. */
  public static Thumbnails none() {
    return new Thumbnails(Map.of());
  }
}
