package fr.verger.spark.pca;

import java.io.Serializable;
import java.util.Optional;

/** What a sentence calls a row: its path where there is a column of paths. */
record RowName(String subject) implements Serializable {
  static RowName of(Optional<String> path) {
    return new RowName(
        path.map(p -> "the features of " + p)
            .orElse("the features of one row (set pathCol to learn which)"));
  }

  String missing() {
    return subject + " are null; leave that row out or compute it again.";
  }

  String notFinite(int index) {
    return subject
        + " are not all finite: value "
        + index
        + ", counted from 0, is null, NaN or infinite; leave that row out or compute it again.";
  }

  String otherLength(int length, int expected) {
    return subject
        + " have "
        + length
        + " values where those of the rows before have "
        + expected
        + "; features must come from one backbone.";
  }

  String empty() {
    return subject + " have no values; choose a column that holds features.";
  }
}
