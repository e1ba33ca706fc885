package fr.verger.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The page's own parts, read from beside this class. */
final class PageResources {
  /** In the order they need each other; they share one scope. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "data.js",
          "texts.js",
          "palette.js",
          "thumbnails.js",
          "figures.js",
          "orchard.js",
          "plane-points.js",
          "gallery.js",
          "classes.js",
          "scale.js",
          "variance-chart.js",
          "variance.js",
          "plane-view.js",
          "plane-map.js",
          "plane-stamps.js",
          "plane-frame.js",
          "plane-names.js",
          "plane-pictures.js",
          "plane-canvas.js",
          "plane-legend.js",
          "plane-input.js",
          "plane.js",
          "insights.js",
          "confusions.js",
          "classifier.js",
          "rejects.js",
          "timings.js",
          "provenance.js",
          "main.js");

  String template() {
    return read("page.html");
  }

  String style() {
    return read("page.css") + read("confusions.css");
  }

  String script() {
    StringBuilder all = new StringBuilder();
    SCRIPTS.forEach(name -> all.append("\n// ").append(name).append('\n').append(read(name)));
    return all.toString();
  }

  String texts() {
    return read("texts.json");
  }

  /** How a content security policy names an inline script or style. */
  static String sha256(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String read(String name) {
    try (InputStream in = PageResources.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the report's jar lacks page/" + name);
      }
      // A browser hashes what it parsed, and parsing turns CR LF into LF.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
