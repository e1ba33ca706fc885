package fr.verger.spark.storage;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;

/** One sentence for what a file system refused. */
public final class StorageFailure {
  private StorageFailure() {}

  /** Something could not be written. */
  public static VergerException writing(String place, IOException cause) {
    return new VergerException(
        Category.ENVIRONMENT,
        "Nothing could be written to %s (%s); check the rights on it and the space left."
            .formatted(place, StorageReason.of(cause)),
        cause);
  }

  /** Something could not be read. */
  public static VergerException reading(String place, IOException cause) {
    return new VergerException(
        Category.INPUT,
        "%s could not be read (%s); check the path and the rights on it."
            .formatted(place, StorageReason.of(cause)),
        cause);
  }

  /** A store that does not answer, after its client had tried again and again. */
  public static VergerException outage(String place, IOException cause) {
    return new VergerException(
        Category.ENVIRONMENT,
        "%s could not be read, for its store does not answer as it should (%s); start again when it does."
            .formatted(place, StorageReason.of(cause)),
        cause);
  }
}
