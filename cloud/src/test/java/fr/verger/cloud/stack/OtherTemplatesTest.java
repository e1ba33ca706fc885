package fr.verger.cloud.stack;

import static fr.verger.cloud.stack.ParsedTemplate.list;
import static fr.verger.cloud.stack.ParsedTemplate.map;
import static fr.verger.cloud.stack.TemplateAssertions.jobsRights;
import static fr.verger.cloud.stack.TemplateAssertions.releases;
import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.cloud.stack.ParsedTemplate.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the templates of bucket, application, network, machine and budget promise. */
class OtherTemplatesTest {
  private final ParsedTemplate storage = new ParsedTemplate(Template.STORAGE);
  private final ParsedTemplate serverless = new ParsedTemplate(Template.SERVERLESS);
  private final ParsedTemplate network = new ParsedTemplate(Template.NETWORK);
  private final ParsedTemplate machine = new ParsedTemplate(Template.MACHINE);
  private final ParsedTemplate budget = new ParsedTemplate(Template.BUDGET);

  @Test
  void theBucketIsEncryptedVersionedAndClosed() {
    Resource bucket = storage.only("AWS::S3::Bucket");
    assertThat(bucket.at("BucketEncryption").toString()).contains("SSEAlgorithm=AES256");
    assertThat(bucket.at("VersioningConfiguration", "Status")).isEqualTo("Enabled");
    assertThat(map(bucket.at("PublicAccessBlockConfiguration")))
        .containsOnly(
            Map.entry("BlockPublicAcls", true),
            Map.entry("BlockPublicPolicy", true),
            Map.entry("IgnorePublicAcls", true),
            Map.entry("RestrictPublicBuckets", true));
    assertThat(bucket.properties()).doesNotContainKeys("AccessControl", "WebsiteConfiguration");
    assertThat(bucket.all()).containsEntry("DeletionPolicy", "Retain");
  }

  @Test
  void theBucketTakesTlsOnlyAndItsPolicyOnlyDenies() {
    Resource policy = storage.only("AWS::S3::BucketPolicy");
    List<Object> statements = list(policy.at("PolicyDocument", "Statement"));
    assertThat(statements).allMatch(one -> map(one).get("Effect").equals("Deny"));
    assertThat(statements)
        .anyMatch(
            one ->
                map(one).get("Condition").toString().equals("{Bool={aws:SecureTransport=false}}"));
    assertThat(map(statements.get(0)).get("Resource").toString())
        .contains("Bucket.Arn", "${Bucket.Arn}/*");
  }

  @Test
  void logsAndBrokenUploadsGoByThemselves() {
    List<Object> rules =
        list(storage.only("AWS::S3::Bucket").at("LifecycleConfiguration", "Rules"));
    assertThat(rules).allMatch(rule -> map(rule).get("Status").equals("Enabled"));
    assertThat(rules)
        .anyMatch(
            rule ->
                "logs/".equals(map(rule).get("Prefix"))
                    && map(rule).containsKey("ExpirationInDays"))
        .anyMatch(
            rule ->
                !map(rule).containsKey("Prefix")
                    && map(rule).containsKey("AbortIncompleteMultipartUpload"));
    // Photos and results never expire.
    assertThat(rules)
        .allMatch(
            rule ->
                !map(rule).containsKey("ExpirationInDays")
                    || "logs/".equals(map(rule).get("Prefix")));
  }

  @Test
  void serverlessStopsItselfAndHasAMaximum() {
    Resource application = serverless.only("AWS::EMRServerless::Application");
    assertThat(application.at("Architecture")).isEqualTo("ARM64");
    assertThat(application.at("AutoStopConfiguration", "Enabled")).isEqualTo(true);
    assertThat(application.at("AutoStopConfiguration", "IdleTimeoutMinutes"))
        .isEqualTo(Map.of("Ref", "IdleMinutes"));
    assertThat(serverless.defaultOf("IdleMinutes")).isEqualTo(5);
    assertThat(map(application.at("MaximumCapacity"))).containsOnlyKeys("Cpu", "Memory", "Disk");
    assertThat(application.properties()).doesNotContainKey("InitialCapacity");
    releases(serverless);
  }

  @Test
  void aServerlessJobReadsPhotosAndWritesResultsAndNothingElse() {
    jobsRights(serverless.grants());
  }

  @Test
  void theKeyOfTheDisksTurns() {
    assertThat(network.only("AWS::KMS::Key").at("EnableKeyRotation")).isEqualTo(true);
  }

  @Test
  void theKeyOfTheDisksFollowsTheAccountAndNobodyElse() {
    List<Object> statements = list(network.only("AWS::KMS::Key").at("KeyPolicy", "Statement"));
    assertThat(statements).hasSize(1);
    assertThat(map(map(statements.get(0)).get("Principal")).get("AWS").toString())
        .contains("::${AWS::AccountId}:root");
  }

  @Test
  void theMachineEndsItself() {
    Map<String, Object> launch =
        map(machine.only("AWS::EC2::LaunchTemplate").at("LaunchTemplateData"));
    assertThat(launch).containsEntry("InstanceInitiatedShutdownBehavior", "terminate");
    String script = launch.get("UserData").toString();
    assertThat(script)
        .contains("shutdown -h +${MaxMinutes}", "trap end EXIT", "shutdown -h now")
        .contains("java-17-amazon-corretto");
    assertThat(script.indexOf("shutdown -h +${MaxMinutes}")).isLessThan(script.indexOf("dnf"));
  }

  @Test
  void theMachineIsEncryptedHasARoleAndAsksForATokenOfItsMetadata() {
    Map<String, Object> launch =
        map(machine.only("AWS::EC2::LaunchTemplate").at("LaunchTemplateData"));
    assertThat(launch)
        .containsEntry(
            "MetadataOptions", Map.of("HttpTokens", "required", "HttpPutResponseHopLimit", 1))
        .containsEntry("IamInstanceProfile", Map.of("Name", Map.of("Ref", "MachineProfile")));
    assertThat(launch.get("BlockDeviceMappings").toString()).contains("Encrypted=true");
  }

  @Test
  void theBudgetWritesAtHalfFourFifthsAndAll() {
    Resource one = budget.only("AWS::Budgets::Budget");
    List<Object> thresholds =
        list(one.at("NotificationsWithSubscribers")).stream()
            .map(letter -> map(map(letter).get("Notification")).get("Threshold"))
            .toList();
    assertThat(thresholds).containsExactly(50, 80, 100);
    assertThat(list(one.at("NotificationsWithSubscribers")))
        .allMatch(letter -> letter.toString().contains("SubscriptionType=EMAIL"));
    assertThat(one.at("Budget", "TimeUnit")).isEqualTo("MONTHLY");
  }
}
