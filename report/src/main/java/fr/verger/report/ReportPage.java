package fr.verger.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a report as one HTML page that needs nothing else: style, scripts and data are inside, and
 * its content security policy forbids everything but them. Thread-safe.
 */
public final class ReportPage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
  private final PageResources resources = new PageResources();
  private final PageJson json = new PageJson();

  /**
   * Writes the whole page.
   *
   * @param data what to show
   * @param out takes the page, which declares itself as UTF-8; flushed, not closed
   * @throws IOException when {@code out} does
   */
  public void write(ReportData data, Writer out) throws IOException {
    write(data, List.of(), out);
  }

  /**
   * Writes the whole page with links to figures.
   *
   * @param figures names of files in the folder {@code figures} beside the page
   * @throws IOException when {@code out} does
   */
  public void write(ReportData data, List<String> figures, Writer out) throws IOException {
    String template = resources.template();
    Matcher places = PLACE.matcher(template);
    int from = 0;
    while (places.find()) {
      out.write(template, from, places.start() - from);
      fill(places.group(1), data, figures, out);
      from = places.end();
    }
    out.write(template, from, template.length() - from);
    out.flush();
  }

  private void fill(String place, ReportData data, List<String> figures, Writer out)
      throws IOException {
    switch (place) {
      case "policy" -> out.write(policy());
      case "title" -> out.write(escape(data.title()));
      case "summary" -> out.write(escape(summary(data)));
      case "style" -> out.write(resources.style());
      case "script" -> out.write(resources.script());
      case "texts" -> json.copy(resources.texts(), out);
      case "data" -> json.write(Payload.of(data, figures), out);
      default -> throw new IllegalStateException("the template asks for " + place);
    }
  }

  private String policy() {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src " + PageResources.sha256(resources.script()),
        "style-src " + PageResources.sha256(resources.style()),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'");
  }

  /** For a browser that runs no scripts, in English like all that is not translated. */
  private static String summary(ReportData data) {
    return "%d photos in %d classes, %d rejected, features by %s, %d principal components kept."
        .formatted(
            data.photos(),
            data.labels(),
            data.rejects().total(),
            data.backbone(),
            data.variance().kept());
  }

  /** Text as HTML. Half a surrogate pair, which no encoding can write, becomes U+FFFD. */
  private static String escape(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** What the page's script reads. */
  private record Payload(
      String title,
      String finished,
      String backbone,
      List<String> labels,
      List<ClassCount> classes,
      long ignoredFiles,
      Variance variance,
      PackedPoints points,
      Map<String, byte[]> thumbnails,
      Insights insights,
      Classifier classifier,
      Rejects rejects,
      Timings timings,
      List<ProvenanceGroup> provenance,
      List<String> figures) {
    static Payload of(ReportData data, List<String> figures) {
      return new Payload(
          data.title(),
          data.finished().toString(),
          data.backbone(),
          ClassOrder.of(data),
          data.classes(),
          data.ignoredFiles(),
          data.variance(),
          PackedPoints.of(data.points()),
          data.thumbnails().jpegs(),
          data.insights(),
          data.classifier(),
          data.rejects(),
          data.timings(),
          data.provenance(),
          figures);
    }
  }
}
