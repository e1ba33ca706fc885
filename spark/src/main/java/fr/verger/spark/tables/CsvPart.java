package fr.verger.spark.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** One CSV file of a table, on its way: UTF-8, quoted as RFC 4180 says, with a header. */
final class CsvPart implements PartWriter {
  private final BufferedWriter out;
  private final CsvStyle style;
  private final StringBuilder line = new StringBuilder();

  private CsvPart(BufferedWriter out, CsvStyle style) {
    this.out = out;
    this.style = style;
  }

  static CsvPart create(FileSystem files, Path path, TableLayout layout) throws IOException {
    CsvPart part =
        new CsvPart(
            new BufferedWriter(
                new OutputStreamWriter(files.create(path, false), StandardCharsets.UTF_8), 1 << 16),
            layout.csv());
    part.out.write(String.join(",", header(layout)) + "\r\n");
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
    line.setLength(0);
    CsvText.append(line, row.path());
    CsvText.append(line.append(','), row.label());
    CsvText.append(line.append(','), row.split());
    boolean text = style == CsvStyle.TEXT;
    line.append(text ? ",\"[" : ",");
    float[] vector = row.vector();
    for (int i = 0; i < vector.length; i++) {
      if (i > 0) {
        line.append(text ? ", " : ",");
      }
      ShortestDecimal.append(line, vector[i]);
    }
    out.append(line.append(text ? "]\"\r\n" : "\r\n"));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
