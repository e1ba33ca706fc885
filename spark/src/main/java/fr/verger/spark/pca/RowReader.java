package fr.verger.spark.pca;

import fr.verger.vision.VergerException.Category;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;

/** Takes the features out of a row (features[, path]), or says why they will not do. */
record RowReader(FeatureType type, boolean hasPath) implements Serializable {
  /** The features; empty where there are none. */
  double[] features(InternalRow row) {
    return row.isNullAt(0) ? new double[0] : type.read(row);
  }

  /**
   * What is wrong with a row.
   *
   * @param columns that the rows before it have, or as many as it has when it is the first
   */
  Optional<Partial.Flaw> flaw(InternalRow row, double[] features, int columns) {
    if (row.isNullAt(0)) {
      return flaw(name(row).missing());
    }
    if (columns == 0) {
      return flaw(name(row).empty());
    }
    if (features.length != columns) {
      return flaw(name(row).otherLength(features.length, columns));
    }
    for (int i = 0; i < columns; i++) {
      if (!Double.isFinite(features[i])) {
        return flaw(name(row).notFinite(i));
      }
    }
    return Optional.empty();
  }

  RowName name(InternalRow row) {
    return RowName.of(
        hasPath && !row.isNullAt(1)
            ? Optional.of(row.getUTF8String(1).toString())
            : Optional.empty());
  }

  private static Optional<Partial.Flaw> flaw(String sentence) {
    return Optional.of(new Partial.Flaw(Category.INPUT, sentence));
  }
}
