package fr.verger.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Why a request was not answered (RFC 9457, "Problem Details for HTTP APIs").
 *
 * @param status of HTTP
 * @param name by which programs tell it apart; its type is {@code urn:verger:problem:NAME}
 * @param title the same for every problem of that name
 * @param detail one sentence: what was wrong and what to do; empty for none
 * @param headers that go with the answer
 */
public record Problem(
    int status, String name, String title, String detail, Map<String, String> headers) {
  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the headers. */
  public Problem {
    headers = Map.copyOf(headers);
  }

  private static Problem of(int status, String name, String title, String detail) {
    return new Problem(status, name, title, detail, Map.of());
  }

  private static Problem later(int seconds, String name, String title, String detail) {
    return new Problem(503, name, title, detail, Map.of("Retry-After", Integer.toString(seconds)));
  }

  /** What was asked for is not here. */
  public static Problem notFound() {
    return of(404, "not-found", "Not found", "There is nothing at this address.");
  }

  /**
   * The address takes other methods.
   *
   * @param allowed as the {@code Allow} header names them
   */
  public static Problem methodNotAllowed(String allowed) {
    return new Problem(
        405,
        "method-not-allowed",
        "Method not allowed",
        "This address takes " + allowed + ".",
        Map.of("Allow", allowed));
  }

  /** The body took too long to come. */
  public static Problem tooSlow(long seconds) {
    return of(
        408,
        "upload-too-slow",
        "The upload took too long",
        "The photo did not arrive within %d s; send a smaller one.".formatted(seconds));
  }

  /** The body is larger than allowed. */
  public static Problem tooLarge(long megabytes) {
    return of(
        413,
        "photo-too-large",
        "The photo is too large",
        "A photo may have %d MB; send a smaller one.".formatted(megabytes));
  }

  /** The body says that it is no photo. */
  public static Problem unsupportedMediaType() {
    return of(
        415,
        "unsupported-media-type",
        "Unsupported media type",
        "Send the bytes of a photo as image/* or application/octet-stream, or a form as"
            + " multipart/form-data.");
  }

  /** A multipart body without a usable photo. */
  public static Problem brokenForm() {
    return of(
        400,
        "broken-form",
        "The form holds no photo",
        "Send multipart/form-data with the photo in a part that has a file name or is named photo.");
  }

  /** A query parameter is not what it must be. */
  public static Problem wrongParameter(String sentence) {
    return of(400, "wrong-parameter", "Wrong parameter", sentence);
  }

  /**
   * The photo cannot be decoded.
   *
   * @param reason why, without a full stop
   */
  public static Problem unreadablePhoto(String reason) {
    return of(
        422,
        "photo-unreadable",
        "The photo cannot be read",
        "The photo cannot be read: " + reason + ".");
  }

  /** Too many wait already. */
  public static Problem busy() {
    return later(
        1, "busy", "The server is busy", "Too many photos are waiting; send it again in a moment.");
  }

  /** The photo waited or was computed for too long. */
  public static Problem timeUp(long seconds) {
    return later(
        5,
        "time-up",
        "The answer took too long",
        "There was no answer within %d s; send the photo again later.".formatted(seconds));
  }

  /** The server is about to end. */
  public static Problem stopping() {
    return later(10, "stopping", "The server is stopping", "Send the photo again later.");
  }

  /** Something that nobody foresaw; the log says more. */
  public static Problem unforeseen() {
    return of(500, "unforeseen", "The server failed", "The reason is in the server's log.");
  }

  /** What HTTP itself refuses: a broken request line, headers that are too long. */
  public static Problem http(int status, String reason) {
    return of(status, "http", reason, "");
  }

  /** As JSON. */
  public byte[] json() {
    ObjectNode node =
        JSON.createObjectNode()
            .put("type", "urn:verger:problem:" + name)
            .put("title", title)
            .put("status", status);
    if (!detail.isEmpty()) {
      node.put("detail", detail);
    }
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }
}
