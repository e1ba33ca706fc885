package fr.verger.cli.predict;

import fr.verger.vision.classifier.LabelProbability;
import fr.verger.vision.classifier.Prediction;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table for people; shown at the end, when the columns' widths are known. */
final class TableWriter implements PredictionWriter {
  private final PrintStream out;
  private final int top;
  private final List<Line> lines = new ArrayList<>();

  private record Line(String photo, String answer, String rest) {}

  TableWriter(PrintStream out, int top) {
    this.out = out;
    this.top = top;
  }

  @Override
  public void write(PredictedPhoto photo) {
    if (photo.isRejected()) {
      lines.add(new Line(photo.path(), "rejected", photo.reason()));
      return;
    }
    Prediction prediction = photo.prediction();
    List<LabelProbability> likeliest = prediction.likeliest(top);
    lines.add(
        prediction.notSure()
            ? new Line(photo.path(), "not sure", "closest: " + names(likeliest))
            : new Line(
                photo.path(),
                listed(likeliest.subList(0, 1)),
                listed(likeliest.subList(1, likeliest.size()))));
  }

  /** Without shares: among labels that may all be wrong, even 100 % is no certainty. */
  private static String names(List<LabelProbability> labels) {
    return labels.stream().map(LabelProbability::label).collect(Collectors.joining(", "));
  }

  private static String listed(List<LabelProbability> labels) {
    return labels.stream()
        .map(
            label ->
                String.format(Locale.ROOT, "%s %.1f %%", label.label(), 100 * label.probability()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    int photo = lines.stream().mapToInt(line -> line.photo().length()).max().orElse(0);
    int answer = lines.stream().mapToInt(line -> line.answer().length()).max().orElse(0);
    for (Line line : lines) {
      String first = line.photo() + " ".repeat(photo - line.photo().length());
      String second = line.answer() + " ".repeat(answer - line.answer().length());
      out.println(("  " + first + "  " + second + "  " + line.rest()).stripTrailing());
    }
    out.flush();
  }
}
