package fr.verger.cli.cloud;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request as a service of AWS sees it.
 *
 * @param service the name it was signed for
 * @param path decoded
 * @param query decoded
 * @param headers small letters
 * @param body unpacked where it came in signed chunks
 */
record FakeRequest(
    String service,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/]+/[0-9]+/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request");

  static FakeRequest of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (headers.getOrDefault("x-amz-content-sha256", "").startsWith("STREAMING-")) {
      body = unchunked(body);
    }
    Matcher scope = SCOPE.matcher(headers.getOrDefault("authorization", ""));
    return new FakeRequest(
        scope.find() ? scope.group(2) : "",
        exchange.getRequestMethod(),
        URLDecoder.decode(
            exchange.getRequestURI().getRawPath().replace("+", "%2B"), StandardCharsets.UTF_8),
        form(exchange.getRequestURI().getRawQuery()),
        headers,
        body);
  }

  /** The form in the body. */
  Map<String, String> form() {
    return form(text());
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Map<String, String> form(String encoded) {
    Map<String, String> values = new LinkedHashMap<>();
    if (encoded == null || encoded.isEmpty()) {
      return values;
    }
    for (String pair : encoded.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String value = parts.length == 2 ? parts[1] : "";
      values.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return values;
  }

  /** Chunks are {@code SIZE;chunk-signature=…}, the bytes, an empty line; the last has none. */
  private static byte[] unchunked(byte[] packed) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int at = 0;
    while (at < packed.length) {
      int end = at;
      while (packed[end] != '\r') {
        end++;
      }
      String head = new String(packed, at, end - at, StandardCharsets.US_ASCII);
      int size = Integer.parseInt(head.split(";", -1)[0], 16);
      if (size == 0) {
        break;
      }
      whole.write(packed, end + 2, size);
      at = end + 2 + size + 2;
    }
    return whole.toByteArray();
  }
}
