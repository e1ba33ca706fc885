package fr.verger.spark.tables;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Counts the records of a CSV table as RFC 4180 ends them: a quoted line break is no end. */
public final class CsvRecords {
  private static final int BUFFER = 1 << 16;

  private CsvRecords() {}

  /**
   * Records below the headers of all files of a folder.
   *
   * @param fields that every record must have
   * @throws IOException when a file is missing, ends within a record or has another number of
   *     fields
   */
  public static long count(FileSystem files, Path folder, int fields) throws IOException {
    long records = 0;
    for (FileStatus file : files.listStatus(folder)) {
      if (file.getPath().getName().endsWith(".csv")) {
        try (InputStream in = new BufferedInputStream(files.open(file.getPath()), BUFFER)) {
          records += count(in, file.getPath().getName(), fields) - 1;
        }
      }
    }
    return records;
  }

  private static long count(InputStream in, String name, int expected) throws IOException {
    long records = 0;
    int fields = 1;
    boolean quoted = false;
    int last = '\n';
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields++;
      } else if (c == '\n' && !quoted) {
        if (fields != expected) {
          throw new IOException(
              "record %d of %s has %d fields, not %d".formatted(records, name, fields, expected));
        }
        records++;
        fields = 1;
      }
      last = c;
    }
    if (quoted || last != '\n') {
      throw new EOFException(name + " ends within a record");
    }
    return records;
  }
}
