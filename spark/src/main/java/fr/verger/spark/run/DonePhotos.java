package fr.verger.spark.run;

import fr.verger.spark.photos.PhotoSet;
import fr.verger.spark.tables.PartManifest;
import fr.verger.spark.tables.PartManifest.PartFile;
import java.util.BitSet;
import java.util.List;

/**
 * Which photos are done already.
 *
 * @param kept parts of the tables that stay as they are
 * @param thinned parts of which some rows stay
 * @param dropped parts of which no row stays
 * @param todo photos that are to be featurised, in the order of their paths
 * @param summary the same in numbers
 */
record DonePhotos(
    List<PartManifest> kept,
    List<Thinned> thinned,
    int dropped,
    PhotoSet todo,
    ResumeSummary summary) {

  /**
   * A part of which some rows go.
   *
   * @param part its name
   * @param stay which photos of its ledger entry keep their rows
   */
  record Thinned(String part, List<PartFile> files, BitSet stay) {}

  /** Where there is nothing yet. */
  static DonePhotos none(PhotoSet photos) {
    return new DonePhotos(
        List.of(),
        List.of(),
        0,
        photos,
        new ResumeSummary(0, photos.size(), 0, 0, 0, false, 0, null));
  }

  /** Rows that are copied from thinned parts. */
  long copied() {
    return thinned.stream().mapToLong(one -> one.stay().cardinality()).sum();
  }

  /** Whether all tables stay as they are. */
  boolean unchanged() {
    return thinned.isEmpty() && dropped == 0 && todo.isEmpty();
  }
}
