package fr.verger.report;

import java.util.Objects;

/**
 * One photo of the report.
 *
 * @param path as the run's tables have it
 * @param label null where it carries none
 * @param split null where it belongs to none
 */
public record Photo(String path, String label, String split) {
  /** A photo has a path. */
  public Photo {
    Objects.requireNonNull(path, "path");
  }
}
