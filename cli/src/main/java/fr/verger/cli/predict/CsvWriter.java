package fr.verger.cli.predict;

import fr.verger.vision.classifier.LabelProbability;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as RFC 4180 has them, a header first. */
final class CsvWriter implements PredictionWriter {
  private final PrintStream out;
  private final int top;

  CsvWriter(PrintStream out, int top) {
    this.out = out;
    this.top = top;
    List<String> header = new ArrayList<>(List.of("path", "sure", "unknown_score"));
    for (int i = 1; i <= top; i++) {
      header.add("label" + i);
      header.add("probability" + i);
    }
    header.add("reason");
    line(header);
  }

  @Override
  public void write(PredictedPhoto photo) {
    List<String> cells = new ArrayList<>();
    cells.add(photo.path());
    if (!photo.isRejected()) {
      cells.add(Boolean.toString(photo.prediction().sure()));
      cells.add(Float.toString(photo.prediction().unknownScore()));
      for (LabelProbability label : photo.prediction().likeliest(top)) {
        cells.add(label.label());
        cells.add(Float.toString(label.probability()));
      }
    }
    while (cells.size() < 3 + 2 * top) {
      cells.add("");
    }
    cells.add(photo.isRejected() ? photo.reason() : "");
    line(cells);
  }

  private void line(List<String> cells) {
    out.print(String.join(",", cells.stream().map(CsvWriter::quoted).toList()) + "\r\n");
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    out.flush();
  }
}
