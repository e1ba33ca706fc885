package fr.verger.spark.insights;

import java.util.List;
import java.util.Map;

/** Reads files whole, to tell whether they hold the same bytes. */
@FunctionalInterface
public interface FileDigests {
  /**
   * A digest of each file's bytes, by its path; files that cannot be read have none.
   *
   * @param paths each once
   */
  Map<String, String> of(List<String> paths);
}
