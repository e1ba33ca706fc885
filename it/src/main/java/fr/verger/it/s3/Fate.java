package fr.verger.it.s3;

import java.nio.charset.StandardCharsets;

/** What may befall a request. */
public enum Fate {
  /** Nothing. */
  FINE,
  /** A store that wants fewer requests. */
  BUSY("503 Slow Down", "SlowDown"),
  /** A store that fails. */
  FAILED("500 Internal Server Error", "InternalError"),
  /** Who asks has no right to. */
  DENIED("403 Forbidden", "AccessDenied"),
  /** The credentials of who asks have expired. */
  EXPIRED("400 Bad Request", "ExpiredToken"),
  /** The bucket lies in another region. */
  ELSEWHERE("301 Moved Permanently", "PermanentRedirect"),
  /** The connection is reset before anything is answered. */
  RESET,
  /** The answer ends in the middle. */
  CUT,
  /** It comes late to the server. */
  SLOW;

  private static final String REGION = "x-amz-bucket-region: eu-north-1\r\n";

  private final String status;
  private final String code;

  Fate() {
    this(null, null);
  }

  Fate(String status, String code) {
    this.status = status;
    this.code = code;
  }

  /** Whether the server is not asked at all. */
  boolean isRefusal() {
    return status != null;
  }

  /** What is answered in the place of the server. */
  byte[] refusal() {
    String body = "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, code);
    return ("HTTP/1.1 %s\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n"
            + "%sConnection: close\r\n\r\n%s")
        .formatted(status, body.length(), this == ELSEWHERE ? REGION : "", body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
