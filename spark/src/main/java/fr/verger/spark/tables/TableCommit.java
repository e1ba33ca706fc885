package fr.verger.spark.tables;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.tables.PartManifest.PartFile;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Makes a table whole: every file that a manifest names is there, and no other. */
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

  void commit(WrittenTable table, long expected) throws IOException {
    long arrived = table.rowCount() + table.rejectCount();
    if (arrived != expected) {
      throw new VergerException(
          Category.INPUT,
          "%d rows were to be written below %s and %d were; the run is not whole, start it again."
              .formatted(expected, root, arrived));
    }
    for (String name : layout.folders()) {
      Set<String> manifest = new HashSet<>();
      for (PartFile file : table.files()) {
        if (file.table().equals(name)) {
          manifest.add(file.name());
        }
      }
      Path folder = new Path(root, name);
      if (manifest.isEmpty()) {
        manifest.add(writeEmpty(name));
      }
      sweep(folder, manifest);
      files.create(new Path(folder, SUCCESS), true).close();
    }
  }

  private String writeEmpty(String table) throws IOException {
    try (PartFiles empty = new PartFiles(settings, root.toString(), layout, "part-empty")) {
      empty.touch(table);
      return empty.finish().files().get(0).name();
    }
  }

  private void sweep(Path folder, Set<String> manifest) throws IOException {
    Set<String> missing = new HashSet<>(manifest);
    for (FileStatus file : files.listStatus(folder)) {
      if (!manifest.contains(file.getPath().getName())) {
        files.delete(file.getPath(), true);
      }
      missing.remove(file.getPath().getName());
    }
    if (!missing.isEmpty()) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "%d files that the executors wrote below %s are not seen here; choose an output that driver and executors share."
              .formatted(missing.size(), folder));
    }
  }
}
