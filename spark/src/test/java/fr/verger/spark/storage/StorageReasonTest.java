package fr.verger.spark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.hadoop.fs.s3a.S3AUtils;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class StorageReasonTest {
  /** What S3A makes of an answer. */
  private static IOException answer(int status, String code, String message) {
    S3Exception answer =
        (S3Exception)
            S3Exception.builder()
                .statusCode(status)
                .requestId("4242")
                .awsErrorDetails(
                    AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
                .build();
    return S3AUtils.translateException("open", "s3a://orchard/1.jpg", answer);
  }

  @Test
  void credentialsThatHaveExpiredAreNoPhotosFault() {
    IOException expired = answer(400, "ExpiredToken", "The provided token has expired.");
    assertThat(StorageReason.isOutage(expired)).isTrue();
    assertThat(StorageReason.of(expired)).isEqualTo("the credentials have expired");
  }

  @Test
  void whatOneFileIsRefusedForIsNoOutage() {
    IOException denied = answer(403, "AccessDenied", "Access Denied");
    assertThat(StorageReason.isOutage(denied)).isFalse();
    assertThat(StorageReason.of(denied)).contains("lack the right");
    IOException locked = answer(400, "InvalidRequest", "The object was stored with a key.");
    assertThat(StorageReason.isOutage(locked)).isFalse();
    assertThat(StorageReason.of(locked)).contains("refused the request").doesNotContain("4242");
  }

  @Test
  void aStoreThatFailsIsAnOutage() {
    assertThat(StorageReason.isOutage(answer(500, "InternalError", "We are sorry."))).isTrue();
    assertThat(StorageReason.isOutage(answer(503, "SlowDown", "Slow down."))).isTrue();
    IOException silent =
        S3AUtils.translateException(
            "open", "s3a://orchard/1.jpg", ApiCallTimeoutException.create(60_000));
    assertThat(StorageReason.isOutage(silent)).isTrue();
    assertThat(StorageReason.of(silent)).isEqualTo("the answer did not come in time");
  }
}
