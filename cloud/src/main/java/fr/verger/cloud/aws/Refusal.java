package fr.verger.cloud.aws;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why AWS did not do what it was asked, in one sentence with what to do. */
public final class Refusal {
  private static final Set<String> CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");
  private static final int FORBIDDEN = 403;
  private static final int UNAUTHORIZED = 401;

  private Refusal() {}

  /**
   * The sentence for what the SDK threw, its retries done.
   *
   * @param what was asked for
   */
  public static VergerException of(String what, SdkException thrown) {
    return thrown instanceof AwsServiceException answer
        ? answered(what, answer)
        : unanswered(what, thrown);
  }

  /** The code of a refusal, or "". */
  public static String code(AwsServiceException answer) {
    String code = answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }

  /** What the service says of a refusal, on one line. */
  public static String message(AwsServiceException answer) {
    String message =
        answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorMessage();
    String first = message == null ? "" : message.lines().findFirst().orElse("").strip();
    return first.replaceFirst("[.:]+$", "");
  }

  private static VergerException answered(String what, AwsServiceException answer) {
    String code = code(answer);
    String said = said(answer);
    if (CREDENTIALS.contains(code)) {
      return refused(
          "AWS does not accept the credentials (%s) for %s; renew them, or name another profile by AWS_PROFILE.",
          said, what, answer);
    }
    if (answer.isThrottlingException()) {
      return refused(
          "AWS asks to slow down (%s) at %s, after several tries; wait a minute and give the same command again, it goes on where it stopped.",
          said, what, answer);
    }
    if (answer.statusCode() == FORBIDDEN
        || answer.statusCode() == UNAUTHORIZED
        || code.toLowerCase(Locale.ROOT).contains("denied")) {
      return refused(
          "AWS denies this to the credentials in use (%s): %s; take the role that may do it (see docs/aws.md).",
          said, what, answer);
    }
    return refused(
        "AWS refused (%s): %s; mend that and give the same command again.", said, what, answer);
  }

  private static String said(AwsServiceException answer) {
    String code = code(answer);
    String message = message(answer);
    if (message.isEmpty() || message.equals("null")) {
      return code.isEmpty() ? "status " + answer.statusCode() : code;
    }
    return code.isEmpty() ? message : code + ": " + message;
  }

  private static VergerException unanswered(String what, SdkException thrown) {
    String message = String.valueOf(thrown.getMessage());
    if (thrown instanceof SdkClientException && message.contains("Unable to load credentials")) {
      return new VergerException(
          Category.ENVIRONMENT,
          "No AWS credentials were found for %s; sign in (aws sso login, AWS_PROFILE) or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
              .formatted(what),
          thrown);
    }
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String reason =
        root.getMessage() == null ? "" : root.getMessage().lines().findFirst().orElse("");
    return refused(
        "AWS could not be reached (%s) for %s; check the network and AWS_ENDPOINT_URL, then give the same command again.",
        reason.isBlank() ? root.getClass().getSimpleName() : reason.replaceFirst("[.:]+$", ""),
        what,
        thrown);
  }

  private static VergerException refused(
      String pattern, String said, String what, SdkException cause) {
    return new VergerException(Category.ENVIRONMENT, pattern.formatted(said, what), cause);
  }
}
