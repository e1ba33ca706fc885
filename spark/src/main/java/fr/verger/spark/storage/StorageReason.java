package fr.verger.spark.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why a file system refused something, in a few words. The exceptions of S3A are told by their
 * names, since a Spark without S3A has no such classes.
 */
public final class StorageReason {
  /** How S3A tells an answer of 400. */
  private static final String REFUSED = "AWSBadRequestException";

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("UnknownStoreException", "there is no such bucket"),
          Map.entry(
              "AccessDeniedException",
              "access was denied: the credentials are wrong or lack the right"),
          // Where only the head of an answer is asked for, a store cannot say more than that.
          Map.entry(
              REFUSED,
              "the store refused the request: the credentials may have expired, or belong to another region"),
          Map.entry("NoAuthWithAWSException", "no AWS credentials were found"),
          Map.entry("NoAwsCredentialsException", "no AWS credentials were found"),
          Map.entry(
              "AWSRedirectException", "the bucket lies in another region; set AWS_REGION to it"),
          Map.entry("UnknownHostException", "there is no such host"),
          Map.entry("ConnectException", "nothing answers there"),
          Map.entry("NoRouteToHostException", "no network leads there"),
          Map.entry("ConnectTimeoutException", "nothing answers there"),
          Map.entry("SocketTimeoutException", "the answer did not come in time"),
          Map.entry("AWSApiCallTimeoutException", "the answer did not come in time"),
          Map.entry("ApiCallTimeoutException", "the answer did not come in time"),
          Map.entry("AWSServiceThrottledException", "the store asks for fewer requests"),
          Map.entry("AWSStatus500Exception", "the store failed"));

  /** What a store, its network or its keys are to blame for, and no single file. */
  private static final Set<String> OUTAGES =
      Set.of(
          "NoAuthWithAWSException",
          "NoAwsCredentialsException",
          "UnknownHostException",
          "ConnectException",
          "NoRouteToHostException",
          "SocketException",
          "ConnectTimeoutException",
          "SocketTimeoutException",
          "AWSApiCallTimeoutException",
          "ApiCallTimeoutException",
          "HttpChannelEOFException",
          "NoHttpResponseException",
          "ConnectionClosedException",
          "AWSServiceThrottledException",
          "AWSStatus500Exception",
          "AWSClientIOException",
          "RetriableException",
          "StandbyException");

  /** The code of an answer to who asks with yesterday's session. */
  private static final String EXPIRED = "ExpiredToken";

  /** What names the path and the call once more, and what only the server's owner can read. */
  private static final Pattern NOISE = Pattern.compile("^`[^']*': | \\(Service: .*");

  private StorageReason() {}

  /** Whether a store did not answer as it should, so that another file would fare no better. */
  public static boolean isOutage(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (OUTAGES.contains(cause.getClass().getSimpleName()) || saysExpired(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean saysExpired(Throwable cause) {
    // A file of any name may stand in the message of another failure.
    return cause.getClass().getSimpleName().equals(REFUSED)
        && String.valueOf(cause.getMessage()).contains(EXPIRED);
  }

  /**
   * Whether the thread that asked was told to stop. An answer that does not come is no such thing.
   */
  public static boolean isInterruption(IOException failure) {
    if (isOutage(failure)) {
      return false;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedIOException || cause instanceof ClosedByInterruptException) {
        return true;
      }
    }
    return false;
  }

  /** The reason, without the path. */
  public static String of(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (saysExpired(cause)) {
        return "the credentials have expired";
      }
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
