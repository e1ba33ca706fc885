package fr.verger.report;

import java.util.Objects;

/**
 * A photo that gave no features.
 *
 * @param path as the run's tables have it
 * @param reason in one sentence
 */
public record Reject(String path, String reason) {
  /** A reject has a path and a reason. */
  public Reject {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(reason, "reason");
  }
}
