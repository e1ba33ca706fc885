package fr.verger.spark.tables;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.tables.PartManifest.Group;
import fr.verger.spark.tables.PartManifest.PartFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files of one task attempt. A table gets a file when its first row comes. */
final class PartFiles implements AutoCloseable {
  private final HadoopSettings settings;
  private final FileSystem files;
  private final Path root;
  private final TableLayout layout;
  private final String part;
  private final Map<String, OpenPart> open = new LinkedHashMap<>();
  private final Map<Group, Long> rows = new HashMap<>();
  private final Map<Group, Long> rejectedOf = new HashMap<>();
  private final ReasonCounts rejects = new ReasonCounts();
  private final PartLedger ledger;
  private final List<PartPhoto> photos = new ArrayList<>();

  /** A file that is being written. */
  private static final class OpenPart {
    final String name;
    final PartWriter writer;
    long rows;

    OpenPart(String name, PartWriter writer) {
      this.name = name;
      this.writer = writer;
    }
  }

  /**
   * Files that are not there yet.
   *
   * @param ledger that hears of them when they are whole, or null
   */
  PartFiles(
      HadoopSettings settings, String root, TableLayout layout, String part, PartLedger ledger)
      throws IOException {
    this.settings = settings;
    this.root = new Path(root);
    this.files = settings.fileSystem(this.root);
    this.layout = layout;
    this.part = part;
    this.ledger = ledger;
  }

  void write(VectorRow row) throws IOException {
    Group group = new Group(row.label(), row.split());
    if (ledger != null) {
      photos.add(PartPhoto.of(row));
    }
    if (row.reason() != null) {
      append(TableLayout.REJECTED, row);
      rejectedOf.merge(group, 1L, Long::sum);
      rejects.add(row.reason(), 1);
      return;
    }
    if (row.vector().length != layout.length()) {
      throw new IllegalStateException(
          "a vector of %d values in a table of %d".formatted(row.vector().length, layout.length()));
    }
    append(layout.name(), row);
    if (layout.csv() != CsvStyle.NONE) {
      append(layout.csvName(), row);
    }
    rows.merge(group, 1L, Long::sum);
  }

  private void append(String table, VectorRow row) throws IOException {
    OpenPart to = open.get(table);
    if (to == null) {
      to = start(table);
    }
    to.writer.write(row);
    to.rows++;
  }

  private OpenPart start(String table) throws IOException {
    boolean csv = table.equals(layout.csvName());
    String name = part + (csv ? ".csv" : ".parquet");
    Path path = new Path(new Path(root, table), name);
    OpenPart started = new OpenPart(name, writer(table, path, csv));
    open.put(table, started);
    return started;
  }

  private PartWriter writer(String table, Path path, boolean csv) throws IOException {
    if (csv) {
      return CsvPart.create(files, path, layout);
    }
    return table.equals(TableLayout.REJECTED)
        ? ParquetPart.ofRejects(files, path, settings.configuration(), layout.footer())
        : ParquetPart.ofVectors(
            files, path, settings.configuration(), layout.column(), layout.footer());
  }

  /** Begins a table that got no row, so that it can be read. */
  void touch(String table) throws IOException {
    if (!open.containsKey(table)) {
      start(table);
    }
  }

  /** Completes the files and says what they hold. */
  PartManifest finish() throws IOException {
    List<PartFile> written = new ArrayList<>();
    for (Map.Entry<String, OpenPart> entry : open.entrySet()) {
      OpenPart done = entry.getValue();
      done.writer.close();
      Path path = new Path(new Path(root, entry.getKey()), done.name);
      long bytes = files.getFileStatus(path).getLen();
      written.add(new PartFile(entry.getKey(), done.name, done.rows, bytes));
    }
    if (ledger != null) {
      ledger.write(new PartLedger.Entry(part, written, photos, rejects.mostFrequent()));
    }
    open.clear();
    return new PartManifest(part, written, rows, rejects.mostFrequent(), rejectedOf);
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    for (Map.Entry<String, OpenPart> entry : open.entrySet()) {
      try {
        entry.getValue().writer.close();
      } catch (IOException | RuntimeException e) {
        // The task fails for a reason of its own; this one would only hide it.
      }
      files.delete(new Path(new Path(root, entry.getKey()), entry.getValue().name), false);
    }
  }
}
