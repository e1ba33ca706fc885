package fr.verger.spark.storage;

import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
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

  /**
   * The path as a person would write it. Bytes that are no UTF-8 are written as {@code \\xE9}, so
   * that two such names stay two; {@link #path} does not find them again.
   */
  public static String text(Path path) {
    String text = path.toString();
    if (isPlain(text)) {
      return text;
    }
    String decoded = decoded(bytes(path.toAbsolutePath().toUri().getRawPath()));
    boolean folder = decoded.length() > 1 && decoded.endsWith("/");
    return folder ? decoded.substring(0, decoded.length() - 1) : decoded;
  }

  private static ByteBuffer bytes(String escaped) {
    ByteBuffer bytes = ByteBuffer.allocate(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      bytes.put(c == '%' ? (byte) Integer.parseInt(escaped, i + 1, i + 3, 16) : (byte) c);
      i += c == '%' ? 2 : 0;
    }
    return bytes.flip();
  }

  private static String decoded(ByteBuffer utf8) {
    CharBuffer text = CharBuffer.allocate(4 * utf8.remaining());
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    for (CoderResult result = decoder.decode(utf8, text, true);
        result.isMalformed();
        result = decoder.decode(utf8, text, true)) {
      for (int i = 0; i < result.length(); i++) {
        text.put("\\x%02X".formatted(utf8.get()));
      }
      decoder.reset();
    }
    return text.flip().toString();
  }

  /**
   * Whether this JVM can give a name to the operating system by way of {@link File}, as Hadoop
   * does; in the POSIX locale it cannot where there is an accent.
   */
  static boolean writable(String text) {
    if (isPlain(text)) {
      return true;
    }
    return Charset.forName(encoding()).newEncoder().canEncode(text);
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

  /** The encoding in which this JVM takes and gives names of files; its locale decides. */
  public static String encoding() {
    return System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name());
  }

  private static boolean isPlain(String text) {
    return File.separatorChar != '/' || text.chars().allMatch(c -> c < 128);
  }
}
