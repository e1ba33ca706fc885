package fr.verger.spark.tables;

import fr.verger.spark.storage.HadoopSettings;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * Counts the records of a CSV table as RFC 4180 ends them: a quoted line break is no end. A task
 * reads a file.
 */
public final class CsvRecords {
  private static final int BUFFER = 1 << 16;

  private final int expected;
  private long records;
  private int fields = 1;
  private boolean quoted;
  private byte last = '\n';

  private CsvRecords(int expected) {
    this.expected = expected;
  }

  /**
   * Records below the headers of all files of a folder.
   *
   * @param fields that every record must have
   * @throws IOException when a file is missing, ends within a record or has another number of
   *     fields
   */
  public static long count(SparkSession spark, Path folder, int fields) throws IOException {
    HadoopSettings settings = HadoopSettings.of(spark);
    List<String> parts = new ArrayList<>();
    for (FileStatus file : settings.fileSystem(folder).listStatus(folder)) {
      if (file.getPath().getName().endsWith(".csv")) {
        parts.add(file.getPath().toString());
      }
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<HadoopSettings> shared = context.broadcast(settings);
    try {
      long records = 0;
      // The driver throws, so that a flaw is not tried four times as a failed task is.
      for (Counted part :
          context
              .parallelize(parts, Math.max(1, parts.size()))
              .map(name -> counted(shared.value(), new Path(name), fields))
              .collect()) {
        if (part.flaw() != null) {
          throw new IOException(part.flaw());
        }
        records += part.records();
      }
      return records;
    } finally {
      shared.unpersist();
    }
  }

  /** The records of a file, or what is wrong with it. */
  private record Counted(long records, String flaw) implements Serializable {}

  private static Counted counted(HadoopSettings settings, Path file, int fields) {
    CsvRecords counter = new CsvRecords(fields);
    try (InputStream in = settings.fileSystem(file).open(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        counter.read(buffer, length, file.getName());
      }
      return new Counted(counter.end(file.getName()) - 1, null);
    } catch (IOException e) {
      return new Counted(0, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private void read(byte[] bytes, int length, String name) throws IOException {
    for (int i = 0; i < length; i++) {
      byte c = bytes[i];
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields++;
      } else if (c == '\n' && !quoted) {
        endRecord(name);
      }
    }
    if (length > 0) {
      last = bytes[length - 1];
    }
  }

  private void endRecord(String name) throws IOException {
    if (fields != expected) {
      throw new IOException(
          "record %d of %s has %d fields, not %d".formatted(records, name, fields, expected));
    }
    records++;
    fields = 1;
  }

  private long end(String name) throws IOException {
    if (quoted || last != '\n') {
      throw new EOFException(name + " ends within a record");
    }
    return records;
  }
}
