package fr.verger.spark.storage;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Why a file system refused something, in a few words. The exceptions of S3A are told by their
 * names, since a Spark without S3A has no such classes.
 */
public final class StorageReason {
  private static final Map<String, String> KNOWN =
      Map.of(
          "UnknownStoreException", "there is no such bucket",
          "AccessDeniedException", "access was denied: the credentials are wrong or lack the right",
          "NoAuthWithAWSException", "no AWS credentials were found",
          "NoAwsCredentialsException", "no AWS credentials were found",
          "AWSRedirectException", "the bucket lies in another region; set AWS_REGION to it",
          "UnknownHostException", "there is no such host");

  /** What names the path and the call once more, and what only the server's owner can read. */
  private static final Pattern NOISE = Pattern.compile("^`[^']*': | \\(Service: .*");

  private StorageReason() {}

  /** The reason, without the path. */
  public static String of(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String known = KNOWN.get(cause.getClass().getSimpleName());
      if (known != null) {
        return known;
      }
    }
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String first = message.lines().findFirst().orElse("no reason given");
    String plain = NOISE.matcher(first).replaceAll("").strip();
    return plain.isEmpty() ? first : plain;
  }
}
