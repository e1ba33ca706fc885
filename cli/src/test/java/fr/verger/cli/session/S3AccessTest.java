package fr.verger.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class S3AccessTest {
  @Test
  void withoutAnEndpointAmazonsServersAreAsked() {
    assertThat(S3Access.settings(Map.of("AWS_ENDPOINT_URL", "")))
        .containsKey("spark.hadoop.fs.s3a.aws.credentials.provider")
        .doesNotContainKey("spark.hadoop.fs.s3a.endpoint")
        .doesNotContainKey("spark.hadoop.fs.s3a.path.style.access");
  }

  @Test
  void theEndpointOfS3PrevailsOverThatOfAllServicesAndBucketsGoIntoThePath() {
    assertThat(
            S3Access.settings(
                Map.of(
                    "AWS_ENDPOINT_URL", "http://all:1", "AWS_ENDPOINT_URL_S3", "http://store:2")))
        .containsEntry("spark.hadoop.fs.s3a.endpoint", "http://store:2")
        .containsEntry("spark.hadoop.fs.s3a.path.style.access", "true");
  }

  @Test
  void noKeyIsTakenIntoTheSettings() {
    assertThat(S3Access.settings(Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "key")))
        .doesNotContainValue("id")
        .doesNotContainValue("key");
  }
}
