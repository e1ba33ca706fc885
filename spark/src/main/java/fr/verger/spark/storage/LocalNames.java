package fr.verger.spark.storage;

import java.io.File;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Local paths as text and back, whatever the locale says.
 *
 * <p>In a locale other than UTF-8 (a bare container has none) Java turns the accents of a file name
 * into question marks, and the file cannot be opened again by that text. The path's URI still holds
 * the bytes.
 */
public final class LocalNames {
  private LocalNames() {}

  /** The path as a person would write it; bytes that are no UTF-8 become U+FFFD. */
  public static String text(Path path) {
    String text = path.toString();
    if (isPlain(text)) {
      return text;
    }
    String escaped = path.toAbsolutePath().toUri().getRawPath().replace("+", "%2B");
    String decoded = URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    boolean folder = decoded.length() > 1 && decoded.endsWith("/");
    return folder ? decoded.substring(0, decoded.length() - 1) : decoded;
  }

  /** The path of a text that {@link #text} made, or that a person wrote. */
  public static Path path(String text) {
    if (isPlain(text)) {
      return Path.of(text);
    }
    String absolute = text.startsWith("/") ? text : text(Path.of("").toAbsolutePath()) + "/" + text;
    StringBuilder uri = new StringBuilder("file://");
    for (byte b : absolute.getBytes(StandardCharsets.UTF_8)) {
      if (b == '/') {
        uri.append('/');
      } else {
        uri.append('%').append(Character.forDigit((b >> 4) & 15, 16));
        uri.append(Character.forDigit(b & 15, 16));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }

  private static boolean isPlain(String text) {
    return File.separatorChar != '/' || text.chars().allMatch(c -> c < 128);
  }
}
