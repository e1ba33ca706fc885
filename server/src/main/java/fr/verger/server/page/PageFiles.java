package fr.verger.server.page;

import fr.verger.server.http.Endpoint;
import fr.verger.server.http.MemoryFile;
import fr.verger.server.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

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
          "device.js",
          "element.js",
          "language.js",
          "nearest.js",
          "photo.js",
          "pixels.js",
          "texts.js",
          "service-worker.js",
          "manifest.webmanifest",
          "icon.svg",
          "icon-180.png",
          "icon-192.png",
          "icon-512.png",
          "icon-maskable-512.png");

  private PageFiles() {}

  /** Adds the page, and what describes the interface, to a router. */
  public static void addTo(Router router) {
    for (String name : NAMES) {
      router.on("GET", "/" + name, file(name));
    }
    router.on("GET", "/", file("index.html")).on("GET", "/openapi.json", file("openapi.json"));
  }

  private static Endpoint file(String name) {
    return MemoryFile.asked(name, bytes(name));
  }

  /** The bytes of one of the page's files. */
  public static byte[] bytes(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
