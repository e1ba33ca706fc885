package fr.verger.server.page;

import fr.verger.server.http.Endpoint;
import fr.verger.server.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The files of the page, in memory. What is not in this list cannot be asked for, so no address
 * from outside ever becomes a path.
 */
public final class PageFiles {
  private static final List<String> NAMES =
      List.of(
          "index.html",
          "page.css",
          "app.js",
          "answer.js",
          "camera.js",
          "card.js",
          "element.js",
          "language.js",
          "photo.js",
          "texts.js",
          "service-worker.js",
          "manifest.webmanifest",
          "icon.svg",
          "icon-180.png",
          "icon-192.png",
          "icon-512.png",
          "icon-maskable-512.png");

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webmanifest", "application/manifest+json");

  private PageFiles() {}

  /** Adds the page, and what describes the interface, to a router. */
  public static void addTo(Router router) {
    for (String name : NAMES) {
      router.on("GET", "/" + name, file(name));
    }
    router.on("GET", "/", file("index.html")).on("GET", "/openapi.json", file("openapi.json"));
  }

  private static Endpoint file(String name) {
    byte[] bytes = bytes(name);
    String tag = '"' + hash(bytes) + '"';
    String mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    // Kept by the browser, but asked about each time: an update must reach it at once.
    Map<String, String> headers = Map.of("ETag", tag, "Cache-Control", "no-cache");
    return (request, reply) -> {
      if (tag.equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
        reply.send(304, "", headers, new byte[0]);
      } else {
        reply.send(200, mediaType, headers, bytes);
      }
    };
  }

  /** The bytes of one of the page's files. */
  public static byte[] bytes(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
