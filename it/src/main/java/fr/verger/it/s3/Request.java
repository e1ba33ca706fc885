package fr.verger.it.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The head of an HTTP request.
 *
 * @param head its bytes, the empty line at the end included
 * @param length of the body that follows
 * @param waits whether the body only comes when the server has asked for it
 */
record Request(byte[] head, String method, long length, boolean waits) {
  private static final int LONGEST = 1 << 16;
  private static final byte[] END = {'\r', '\n', '\r', '\n'};
  private static final String LENGTH = "content-length:";

  /** Reads the next one; null when the client has hung up. */
  static Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(1024);
    int matched = 0;
    while (matched < END.length) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
      matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
      if (head.size() > LONGEST) {
        throw new IOException("the head of a request is too long");
      }
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    long length =
        text.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(LENGTH))
            .mapToLong(line -> Long.parseLong(line.substring(LENGTH.length()).strip()))
            .findFirst()
            .orElse(0);
    boolean waits = text.toLowerCase(Locale.ROOT).contains("\r\nexpect: 100-continue");
    return new Request(head.toByteArray(), text.substring(0, text.indexOf(' ')), length, waits);
  }
}
