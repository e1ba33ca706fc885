package fr.verger.spark.run;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.storage.StorageFailure;
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

/**
 * The folder that a run writes. What is on its way lies in {@code _unfinished} and moves to its
 * place, a table at a time, when it is whole; {@code run.json} comes last.
 */
public final class RunFolder {
  /** The record of a run. */
  public static final String RECORD = "run.json";

  /** The visual words that a run learned. */
  static final String VOCABULARY = "vocabulary.bin";

  /** The classifier of a run. */
  public static final String MODEL = "model.onnx";

  /** What the classifier says of the photos that it was tested on. */
  static final String PREDICTIONS = "predictions";

  private static final String UNFINISHED = "_unfinished";
  private static final String MARK = "_verger";

  /** Everything that a run may write; nothing else is ever deleted. */
  private static final List<String> OURS =
      List.of(
          RECORD, // First: what is half deleted must not look like a finished run.
          VOCABULARY,
          "features",
          "features_csv",
          "rejected",
          "reduced",
          "reduced_csv",
          "pca",
          "map",
          "insights",
          "thumbnails",
          PREDICTIONS,
          MODEL,
          "report",
          UNFINISHED);

  /** Files that runs write into those folders. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "part-.*|_SUCCESS|_verger|run\\.json|variance\\.csv|index\\.html.*|\\..*\\.crc"
              + "|index\\.json|[0-9]{5}\\.jpg|(variance|plane|map)\\.(svg|png)");

  private final Location place;
  private final Path root;
  private final FileSystem files;

  private RunFolder(Location place, FileSystem files) {
    this.place = place;
    this.root = place.hadoop();
    this.files = files;
  }

  /**
   * The folder at a place, be it there or not.
   *
   * @throws VergerException when its file system cannot be reached
   */
  public static RunFolder at(Location place, HadoopSettings settings) {
    try {
      return new RunFolder(place, settings.fileSystem(place.hadoop()));
    } catch (IOException | IllegalArgumentException e) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "The file system of %s cannot be reached (%s); check the address."
              .formatted(place.text(), e.getMessage()),
          e);
    }
  }

  /** The folder as the user named it. */
  public String text() {
    return place.text();
  }

  /** The folder itself. */
  Path root() {
    return root;
  }

  /** Where a table or file lies once it is whole. */
  public Path path(String name) {
    return new Path(root, name);
  }

  /** Where everything lies that is on its way. */
  Path unfinished() {
    return new Path(root, UNFINISHED);
  }

  /** The file system that holds it. */
  FileSystem files() {
    return files;
  }

  /** Whether a table or file is there. */
  boolean has(String name) {
    try {
      return files.exists(path(name));
    } catch (IOException e) {
      throw StorageFailure.reading(text(), e);
    }
  }

  /**
   * Looks whether a run may be written here; touches nothing.
   *
   * @param overwrite whether what an earlier run wrote may be deleted
   * @throws VergerException when something is there that must not be touched
   */
  void refuseUnlessFree(boolean overwrite) {
    try {
      List<String> present = names();
      if (!present.isEmpty()) {
        refuseUnless(overwrite, present);
      }
    } catch (IOException e) {
      throw StorageFailure.reading(text(), e);
    }
  }

  /** Deletes what an earlier run wrote, and marks the folder as one that a run is writing. */
  void claim(boolean overwrite) {
    refuseUnlessFree(overwrite);
    try {
      for (String name : OURS) {
        files.delete(path(name), true);
      }
      files.mkdirs(unfinished());
      files.create(new Path(unfinished(), MARK), true).close();
    } catch (IOException e) {
      throw StorageFailure.writing(text(), e);
    }
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus status : files.listStatus(root)) {
        if (status.getPath().equals(files.makeQualified(root))) {
          throw new VergerException(
              Category.INPUT, "The output %s is a file; choose a folder.".formatted(text()));
        }
        names.add(status.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return names;
    }
    return names;
  }

  private void refuseUnless(boolean overwrite, List<String> present) throws IOException {
    boolean finished = present.contains(RECORD) && RunRecordFile.isOurs(files, path(RECORD));
    boolean ours = finished || files.exists(new Path(unfinished(), MARK));
    if (!ours) {
      throw new VergerException(
          Category.INPUT,
          "The output %s is not empty and no run wrote it; choose another folder."
              .formatted(text()));
    }
    if (!overwrite) {
      throw new VergerException(
          Category.INPUT,
          "The output %s holds %s run already; add --overwrite to replace it, or choose another folder."
              .formatted(text(), finished ? "a" : "an unfinished"));
    }
    for (String name : OURS) {
      if (present.contains(name)) {
        refuseStrangers(path(name));
      }
    }
  }

  /** What somebody put beside the files of a table would be deleted with it. */
  private void refuseStrangers(Path table) throws IOException {
    for (RemoteIterator<LocatedFileStatus> written = files.listFiles(table, true);
        written.hasNext(); ) {
      Path file = written.next().getPath();
      if (!WRITTEN.matcher(file.getName()).matches() && !file.equals(files.makeQualified(table))) {
        throw new VergerException(
            Category.INPUT,
            "The output %s holds %s, which no run wrote; move it away before --overwrite."
                .formatted(text(), file.toUri().getPath()));
      }
    }
  }

  /** Moves a table that is whole to its place. */
  void publish(String name) {
    try {
      Path from = new Path(unfinished(), name);
      if (!files.rename(from, path(name))) {
        throw new IOException("%s cannot be moved to %s".formatted(from, path(name)));
      }
    } catch (IOException e) {
      throw StorageFailure.writing(text(), e);
    }
  }

  /** Opens a finished run once more, for a part of it to be made anew. */
  void reopen() {
    try {
      files.delete(unfinished(), true);
      files.mkdirs(unfinished());
      files.create(new Path(unfinished(), MARK), true).close();
    } catch (IOException e) {
      throw StorageFailure.writing(text(), e);
    }
  }

  /** Leaves a run that was opened once more as it was. */
  void abandon() {
    try {
      files.delete(unfinished(), true);
    } catch (IOException e) {
      throw StorageFailure.writing(text(), e);
    }
  }

  /** Takes away a table or file that an earlier run wrote, if it is there. */
  void remove(String name) {
    try {
      files.delete(path(name), true);
    } catch (IOException e) {
      throw StorageFailure.writing(text(), e);
    }
  }

  /** Writes the record, which says that the run is over. */
  void finish(RunRecord record) {
    try {
      RunRecordFile.write(files, new Path(unfinished(), RECORD), record);
      files.delete(path(RECORD), false);
      publish(RECORD);
      files.delete(unfinished(), true);
    } catch (IOException e) {
      throw StorageFailure.writing(text(), e);
    }
  }
}
