package fr.verger.spark.run;

import fr.verger.spark.photos.PathCursor;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoSet;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.tables.PartLedger;
import fr.verger.spark.tables.PartManifest;
import fr.verger.spark.tables.PartManifest.PartFile;
import fr.verger.spark.tables.PartPhoto;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Compares the photos of a run with what earlier ones wrote, part by part. Beside the photos, of
 * which it is given the list, it holds a few bits for each, the names of the parts, and some bytes
 * for each photo that vanished.
 *
 * <p>Files are compared by path, size and time of change, and times only with times of the same
 * file: no clock is asked. A part counts when its ledger entry is whole and its files have the
 * length that is said there. A photo that stands in two parts, since a task was tried twice or a
 * run was killed between writing a row anew and taking the old one away, counts in the first.
 */
final class DoneSearch {
  private final RunFolder folder;
  private final PartLedger ledger;
  private final PathCursor all;
  private final PhotoSet chosen;
  private final boolean prune;
  private final BitSet claimed = new BitSet();
  private final BitSet changed = new BitSet();
  private final BitSet retried = new BitSet();
  private final BitSet leftOut = new BitSet();
  private final PathSet vanished = new PathSet();
  private final List<PartManifest> kept = new ArrayList<>();
  private final List<DonePhotos.Thinned> thinned = new ArrayList<>();
  private int dropped;

  /**
   * A search.
   *
   * @param all photos that are there, in the order of their paths
   * @param chosen those of them that the run takes
   * @param prune whether rows of photos that are not there any more go
   */
  DoneSearch(
      RunFolder folder,
      HadoopSettings settings,
      List<PhotoFile> all,
      PhotoSet chosen,
      boolean prune) {
    this.folder = folder;
    this.all = new PathCursor(all);
    this.chosen = chosen;
    this.prune = prune;
    try {
      this.ledger = new PartLedger(settings, folder.ledger());
    } catch (IOException e) {
      throw StorageFailure.reading(folder.text(), e);
    }
  }

  /** Does it, once. */
  DonePhotos search() {
    try {
      Map<String, Long> lengths = lengths();
      ledger.forEach(
          entry -> {
            if (isWhole(entry, lengths)) {
              take(entry);
            } else {
              dropped++;
            }
          });
    } catch (IOException e) {
      throw StorageFailure.reading(folder.text(), e);
    }
    PhotoSet todo = chosen.without(claimed);
    changed.andNot(claimed);
    retried.andNot(claimed);
    ResumeSummary summary =
        new ResumeSummary(
            claimed.cardinality(),
            todo.size(),
            changed.cardinality(),
            retried.cardinality(),
            vanished.size(),
            prune,
            leftOut.cardinality(),
            null);
    return new DonePhotos(kept, thinned, dropped, todo, summary);
  }

  /** Of every file of the tables that hold photos. */
  private Map<String, Long> lengths() throws IOException {
    Map<String, Long> lengths = new HashMap<>();
    for (String table : List.of("features", "features_csv", "rejected")) {
      try {
        for (FileStatus file : folder.files().listStatus(folder.path(table))) {
          Path path = file.getPath();
          lengths.put(table + "/" + path.getName(), file.getLen());
        }
      } catch (FileNotFoundException e) {
        // Not every run has every table.
      }
    }
    return lengths;
  }

  private static boolean isWhole(PartLedger.Entry entry, Map<String, Long> lengths) {
    for (PartFile file : entry.files()) {
      Long length = lengths.get(file.table() + "/" + file.name());
      if (length == null || length != file.bytes()) {
        return false;
      }
    }
    return true;
  }

  private void take(PartLedger.Entry entry) {
    BitSet stay = new BitSet(entry.photos().size());
    for (int i = 0; i < entry.photos().size(); i++) {
      stay.set(i, stays(entry.photos().get(i)));
    }
    if (stay.cardinality() == entry.photos().size()) {
      kept.add(entry.manifest());
    } else if (stay.isEmpty()) {
      dropped++;
    } else {
      thinned.add(new DonePhotos.Thinned(entry.part(), entry.files(), stay));
    }
  }

  private boolean stays(PartPhoto photo) {
    int index = all.find(photo.path());
    if (index < 0) {
      return vanished.add(photo.path()) && !prune;
    }
    if (!chosen.holds(index)) {
      leftOut.set(index);
      return false;
    }
    PhotoFile now = chosen.get(index);
    if (now.size() != photo.size() || now.modified() != photo.modified()) {
      changed.set(index);
      return false;
    }
    if (photo.passing()) {
      retried.set(index);
      return false;
    }
    boolean first = !claimed.get(index);
    claimed.set(index);
    return first;
  }
}
