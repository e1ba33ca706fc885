package fr.verger.spark.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** One CSV file of a table, on its way: UTF-8, quoted as RFC 4180 says, with a header. */
final class CsvPart implements PartWriter {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final CsvStyle style;
  private byte[] bytes = new byte[2 * BUFFER];
  private int end;

  private CsvPart(OutputStream out, CsvStyle style) {
    this.out = out;
    this.style = style;
  }

  static CsvPart create(FileSystem files, Path path, TableLayout layout) throws IOException {
    CsvPart part = new CsvPart(files.create(path, false), layout.csv());
    part.put(String.join(",", header(layout)) + "\r\n");
    return part;
  }

  private static List<String> header(TableLayout layout) {
    List<String> names = new ArrayList<>(List.of("path", "label", "split"));
    if (layout.csv() == CsvStyle.TEXT) {
      names.add(layout.column());
    } else {
      for (int i = 1; i <= layout.length(); i++) {
        names.add("pc" + i);
      }
    }
    return names;
  }

  @Override
  public void write(VectorRow row) throws IOException {
    boolean text = style == CsvStyle.TEXT;
    put(names(row) + (text ? ",\"[" : ","));
    putVector(row.vector(), text);
    put(text ? "]\"\r\n" : "\r\n");
    if (end >= BUFFER) {
      flush();
    }
  }

  private static String names(VectorRow row) {
    StringBuilder line = new StringBuilder();
    CsvText.append(line, row.path());
    CsvText.append(line.append(','), row.label());
    CsvText.append(line.append(','), row.split());
    return line.toString();
  }

  /** Straight into bytes: a table has millions of numbers, and most of its time is spent here. */
  private void putVector(float[] vector, boolean spaced) {
    makeRoom(vector.length * (ShortestDecimal.MOST_BYTES + 2));
    for (int i = 0; i < vector.length; i++) {
      if (i > 0) {
        bytes[end++] = ',';
        if (spaced) {
          bytes[end++] = ' ';
        }
      }
      end = ShortestDecimal.put(bytes, end, vector[i]);
    }
  }

  private void put(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    makeRoom(encoded.length);
    System.arraycopy(encoded, 0, bytes, end, encoded.length);
    end += encoded.length;
  }

  private void makeRoom(int more) {
    if (bytes.length - end < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(end, more)));
    }
  }

  private void flush() throws IOException {
    out.write(bytes, 0, end);
    end = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
