package fr.verger.server.http;

import fr.verger.vision.backbone.Sha256;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** A file in memory. A browser that has it gets its bytes only once. */
public final class MemoryFile implements Endpoint {
  private static final int TAG_DIGITS = 24;

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "wasm", "application/wasm",
          "onnx", "application/octet-stream",
          "webmanifest", "application/manifest+json");

  private final byte[] bytes;
  private final String mediaType;
  private final String tag;
  private final Map<String, String> headers = new HashMap<>();

  private MemoryFile(String name, byte[] bytes, String keeping) {
    this.bytes = bytes;
    mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    tag = '"' + hash(bytes) + '"';
    headers.put("ETag", tag);
    headers.put("Cache-Control", keeping);
  }

  /** Kept by the browser, but asked about each time: an update must reach it at once. */
  public static MemoryFile asked(String name, byte[] bytes) {
    return new MemoryFile(name, bytes, "no-cache");
  }

  /** Kept by the browser for good: what lies at this address never changes. */
  public static MemoryFile forGood(String name, byte[] bytes) {
    return new MemoryFile(name, bytes, "public, max-age=31536000, immutable");
  }

  /** The same, whose bytes are compressed: every browser that takes the page can unpack them. */
  public MemoryFile gzipped() {
    headers.put("Content-Encoding", "gzip");
    return this;
  }

  /** Tells contents apart, in an address or a tag. */
  public static String hash(byte[] bytes) {
    return Sha256.of(bytes).substring(0, TAG_DIGITS);
  }

  @Override
  public void answer(Request request, Reply reply) {
    if (tag.equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
      reply.send(304, "", headers, new byte[0]);
    } else {
      reply.send(200, mediaType, headers, bytes);
    }
  }
}
