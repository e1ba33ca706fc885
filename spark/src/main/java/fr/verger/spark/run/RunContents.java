package fr.verger.spark.run;

import fr.verger.spark.storage.WholeFile;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** What in the folder of a run is a run's, and what is somebody else's and stays untouched. */
final class RunContents {
  /** Everything that a run may write; nothing else is ever deleted. */
  private static final List<String> OURS =
      List.of(
          RunFolder.RECORD,
          RunFolder.VOCABULARY,
          "features",
          "features_csv",
          "rejected",
          "reduced",
          "reduced_csv",
          "pca",
          "map",
          "insights",
          "thumbnails",
          RunFolder.PREDICTIONS,
          RunFolder.MODEL,
          "report");

  /** What is made from the features; the components may stay. */
  private static final List<String> MADE_FROM_FEATURES =
      List.of(
          "reduced",
          "reduced_csv",
          "map",
          "insights",
          "thumbnails",
          RunFolder.PREDICTIONS,
          RunFolder.MODEL,
          "report");

  /** Files that runs write into those folders. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "part-.*|_SUCCESS|_.*\\.partial|run\\.json|(plan|lock|deaths)\\.json|in-flight-.*|variance\\.csv"
              + "|index\\.html.*|\\..*\\.crc|index\\.json|[0-9]{5,9}\\.jpg"
              + "|(variance|plane|map)\\.(svg|png)");

  private final RunFolder folder;
  private final FileSystem files;

  RunContents(RunFolder folder) {
    this.folder = folder;
    this.files = folder.files();
  }

  /**
   * Looks whether a run may be written here; touches nothing.
   *
   * @throws VergerException when something is there that must not be touched
   */
  void refuseOthers() throws IOException {
    List<String> present = names();
    if (present.isEmpty()) {
      return;
    }
    boolean finished =
        present.contains(RunFolder.RECORD)
            && RunRecordFile.isOurs(files, folder.path(RunFolder.RECORD));
    // A run that is killed before it says what it is about leaves its lock alone.
    boolean begun = present.equals(List.of(RunFolder.OWN)) || files.exists(folder.plan());
    if (!finished && !begun) {
      throw new VergerException(
          Category.INPUT,
          "The output %s is not empty and no run wrote it; choose another folder."
              .formatted(folder.text()));
    }
    for (String name : present) {
      if (OURS.contains(name) || name.equals(RunFolder.OWN)) {
        refuseStrangers(folder.path(name));
      }
    }
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus status : files.listStatus(folder.root())) {
        if (status.getPath().equals(files.makeQualified(folder.root()))) {
          throw new VergerException(
              Category.INPUT, "The output %s is a file; choose a folder.".formatted(folder.text()));
        }
        names.add(status.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return names;
    }
    return names;
  }

  /** What somebody put beside the files of a table would be swept away with it. */
  private void refuseStrangers(Path table) throws IOException {
    for (RemoteIterator<LocatedFileStatus> written = files.listFiles(table, true);
        written.hasNext(); ) {
      Path file = written.next().getPath();
      if (!WRITTEN.matcher(file.getName()).matches()
          && !OURS.contains(file.getName())
          && !file.equals(files.makeQualified(table))) {
        throw new VergerException(
            Category.INPUT,
            "The output %s holds %s, which no run wrote; move it away, or choose another folder."
                .formatted(folder.text(), file.toUri().getPath()));
      }
    }
  }

  /** Deletes what is made from the features, before these change. */
  void wipeLaterStages(boolean components) throws IOException {
    for (String name : MADE_FROM_FEATURES) {
      delete(name);
    }
    if (components) {
      delete("pca");
    }
  }

  /** Deletes everything that runs wrote, but not what they told each other. */
  void wipe() throws IOException {
    for (String name : OURS) {
      delete(name);
    }
  }

  private void delete(String name) throws IOException {
    new WholeFile(files, folder.path(name)).delete();
  }
}
