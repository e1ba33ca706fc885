package fr.verger.spark.tables;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.WholeFile;
import fr.verger.spark.tables.PartManifest.PartFile;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Makes a table whole: every file that a manifest names is there, and no other part. Nothing is
 * renamed, so it is the same on a disk, on HDFS and in an object store; {@code _SUCCESS} comes
 * last.
 */
final class TableCommit {
  private static final String SUCCESS = "_SUCCESS";

  private final HadoopSettings settings;
  private final FileSystem files;
  private final Path root;
  private final TableLayout layout;

  TableCommit(HadoopSettings settings, Path root, TableLayout layout) throws IOException {
    this.settings = settings;
    this.files = settings.fileSystem(root);
    this.root = root;
    this.layout = layout;
  }

  /** Takes back that the table is whole, before rows come to it or go. */
  void open() throws IOException {
    for (String name : layout.folders()) {
      files.delete(new Path(new Path(root, name), SUCCESS), false);
    }
  }

  /** Looks whether every row arrived; touches nothing. */
  void expect(WrittenTable table, long expected) {
    long arrived = table.all();
    if (arrived != expected) {
      throw new VergerException(
          Category.INPUT,
          "%d rows were to be written below %s and %d were; the run is not whole, start it again."
              .formatted(expected, root, arrived));
    }
  }

  void commit(WrittenTable table) throws IOException {
    for (String name : layout.folders()) {
      Set<String> manifest = new HashSet<>();
      for (PartFile file : table.files()) {
        if (file.table().equals(name)) {
          manifest.add(file.name());
        }
      }
      if (manifest.isEmpty()) {
        manifest.add(writeEmpty(name));
      }
      Path folder = new Path(root, name);
      sweep(folder, manifest);
      WholeFile.open(files, new Path(folder, SUCCESS)).close();
    }
  }

  private String writeEmpty(String table) throws IOException {
    String part = PartNames.of(PartNames.newWriting(), "empty");
    try (PartFiles empty = new PartFiles(settings, root.toString(), layout, part, null)) {
      empty.touch(table);
      return empty.finish().files().get(0).name();
    }
  }

  private void sweep(Path folder, Set<String> manifest) throws IOException {
    Set<String> missing = new HashSet<>(manifest);
    try {
      for (FileStatus file : files.listStatus(folder)) {
        String name = file.getPath().getName();
        if (!missing.remove(name) && PartNames.isPart(name)) {
          files.delete(file.getPath(), false);
        }
      }
    } catch (FileNotFoundException e) {
      // Nothing is there; what is missing is counted.
    }
    if (!missing.isEmpty()) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "%d files that the executors wrote below %s are not seen here; choose an output that driver and executors share."
              .formatted(missing.size(), folder));
    }
  }
}
