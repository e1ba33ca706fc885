package fr.verger.spark.storage;

import fr.verger.vision.photo.PhotoDecoder;
import java.util.List;

/**
 * Why photos are rejected that are not at fault themselves: what stands in the way may be gone the
 * next time, so the next run tries them again.
 */
public final class PassingReason {
  /** Its file was listed, and then was not there. */
  public static final String GONE = "the file is not there any more";

  /** Its file may not be read by this user. */
  public static final String CLOSED = "the file may not be read: permission denied";

  /** Its file system refused; what it said comes behind. */
  public static final String REFUSED = "the file cannot be read: ";

  /** Its file system did not answer; the time comes behind. */
  public static final String SILENT = "reading it took longer than ";

  private static final List<String> BEGINNINGS =
      List.of(GONE, CLOSED, REFUSED, SILENT, PhotoDecoder.NO_MEMORY);

  private PassingReason() {}

  /** Whether a reason is one of these. */
  public static boolean is(String reason) {
    return BEGINNINGS.stream().anyMatch(reason::startsWith);
  }
}
