package fr.verger.cli.cloud;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a service answers. */
record FakeAnswer(int status, Map<String, String> headers, byte[] body) {
  static FakeAnswer xml(String text) {
    return new FakeAnswer(200, Map.of("Content-Type", "text/xml"), bytes(text));
  }

  static FakeAnswer json(String text) {
    return new FakeAnswer(200, Map.of("Content-Type", "application/x-amz-json-1.1"), bytes(text));
  }

  static FakeAnswer empty(int status) {
    return new FakeAnswer(status, Map.of(), new byte[0]);
  }

  /** A refusal in the form of the service's protocol. */
  static FakeAnswer refusal(String service, int status, String code, String message) {
    return switch (service) {
      case "s3" ->
          new FakeAnswer(
              status,
              Map.of("Content-Type", "application/xml"),
              bytes(
                  "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message)));
      case "cloudformation", "sts" ->
          new FakeAnswer(
              status,
              Map.of("Content-Type", "text/xml"),
              bytes(
                  "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>1</RequestId></ErrorResponse>"
                      .formatted(code, message)));
      default ->
          new FakeAnswer(
              status,
              Map.of("Content-Type", "application/json", "x-amzn-ErrorType", code),
              bytes("{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message)));
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
