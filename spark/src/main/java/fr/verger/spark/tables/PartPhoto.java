package fr.verger.spark.tables;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.verger.spark.storage.PassingReason;
import java.io.Serializable;

/**
 * A photo whose row stands in a part of a table.
 *
 * @param split may be null
 * @param size bytes of its file when it was listed
 * @param modified when its file was changed last, as it was listed; milliseconds since 1970
 * @param rejected whether the row is one of {@code rejected}
 * @param passing whether that was for something that may be gone the next time
 */
public record PartPhoto(
    String path,
    String label,
    String split,
    long size,
    long modified,
    boolean rejected,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean passing)
    implements Serializable {
  static PartPhoto of(VectorRow row) {
    return new PartPhoto(
        row.path(),
        row.label(),
        row.split(),
        row.size(),
        row.modified(),
        row.reason() != null,
        row.reason() != null && PassingReason.is(row.reason()));
  }
}
