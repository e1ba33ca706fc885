package fr.verger.cli.session;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a session on this machine comes to S3: with the credentials that the AWS SDK finds by itself
 * (environment, profile, web identity, container, instance role), and at the server that its
 * standard setting names. A cluster is configured by its owner.
 */
final class S3Access {
  private static final String SETTING = "spark.hadoop.fs.s3a.";
  private static final String ENDPOINT = "AWS_ENDPOINT_URL";

  /**
   * A store that does not answer is given up after some ten seconds of trying again, not after
   * minutes: its user sits before the screen, and a run that was stopped goes on later. A store
   * that asks for fewer requests is S3A's to be patient with.
   */
  private static final Map<String, String> PATIENCE =
      Map.of(
          "attempts.maximum", "3",
          "retry.limit", "4",
          "connection.establish.timeout", "5s",
          "connection.timeout", "20s");

  private S3Access() {}

  /**
   * Settings of the session.
   *
   * @param environment of this process
   */
  static Map<String, String> settings(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>();
    settings.put(
        SETTING + "aws.credentials.provider",
        "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider");
    PATIENCE.forEach((name, value) -> settings.put(SETTING + name, value));
    Stream.of(ENDPOINT + "_S3", ENDPOINT)
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .ifPresent(
            endpoint -> {
              settings.put(SETTING + "endpoint", endpoint);
              // Few servers but Amazon's answer to a host name for each bucket.
              settings.put(SETTING + "path.style.access", "true");
            });
    return settings;
  }
}
