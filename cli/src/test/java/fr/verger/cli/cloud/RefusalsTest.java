package fr.verger.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What goes wrong on AWS ends in one sentence, and the same command again goes on. */
class RefusalsTest extends CloudFixture {
  private static void oneSentence(Ended ended, String... parts) {
    assertThat(ended.status()).as(ended.err()).isEqualTo(1);
    String last = ended.err().lines().reduce((first, second) -> second).orElse("");
    assertThat(last).startsWith("verger: ").contains(parts);
    assertThat(ended.err()).doesNotContain("Exception:", "\tat ", "apples-and-pears");
  }

  private int calls(String operation) {
    return Collections.frequency(aws.calls(), operation);
  }

  @Test
  void throttlingIsWaitedOut() {
    aws.fail("CreateStack", 2, "cloudformation", 400, "Throttling", "Rate exceeded");
    assertThat(cloud("deploy").status()).isZero();
    assertThat(aws.stacks.stacks()).containsKeys("verger-storage", "verger-serverless");
  }

  @Test
  void throttlingWithoutEndIsTold() {
    aws.fail("DescribeStacks", 1000, "cloudformation", 400, "Throttling", "Rate exceeded");
    oneSentence(cloud("deploy"), "slow down (Throttling: Rate exceeded)", "same command again");
  }

  @Test
  void aPermissionThatIsMissingIsNamed() {
    aws.fail(
        "CreateStack",
        1,
        "cloudformation",
        403,
        "AccessDenied",
        "not authorized to perform: cloudformation:CreateStack");
    oneSentence(
        cloud("deploy"), "denies", "cloudformation:CreateStack", "verger-storage", "docs/aws.md");
  }

  @Test
  void wrongCredentialsAreTold() {
    aws.fail(
        "GetCallerIdentity",
        9,
        "sts",
        403,
        "InvalidClientTokenId",
        "The security token is invalid");
    oneSentence(cloud("deploy"), "does not accept the credentials", "AWS_PROFILE");
  }

  @Test
  void aServerThatDoesNotAnswerIsTold() {
    aws.close();
    oneSentence(cloud("deploy"), "could not be reached", "AWS_ENDPOINT_URL");
  }

  @Test
  void aStackThatCannotBeMadeTellsItsFirstReasonAndIsMadeAgain() {
    aws.stacks.breakNext("verger-storage");
    oneSentence(
        cloud("deploy"), "verger-storage", "ROLLBACK_COMPLETE", "Bucket: the bucket name is taken");
    assertThat(cloud("deploy").status()).isZero();
    assertThat(aws.stacks.stacks().get("verger-storage").status).isEqualTo("CREATE_COMPLETE");
  }

  @Test
  void anUploadThatBrokeOffSendsOnlyWhatIsMissing() throws IOException {
    cloud("deploy");
    cloud("upload", "--images", photos(5).toString());
    Path photos = photos(12);
    aws.fail("PutObject", 1000, "s3", 403, "AccessDenied", "Access Denied");
    oneSentence(cloud("upload", "--images", photos.toString()), "AccessDenied", "PutObject");
    assertThat(aws.s3.objects(BUCKET)).hasSize(5);
    aws.mend();
    aws.forgetCalls();
    Ended again = cloud("upload", "--images", photos.toString());
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(calls("PutObject")).isEqualTo(7);
    assertThat(aws.s3.objects(BUCKET)).hasSize(12);
    aws.forgetCalls();
    assertThat(cloud("upload", "--images", photos.toString()).err())
        .contains("12 files are there already");
    assertThat(calls("PutObject")).isZero();
  }

  @Test
  void aConnectionThatBreaksIsTriedAgain() throws IOException {
    cloud("deploy");
    aws.fail("PutObject", 2, "s3", 0, "", "");
    assertThat(cloud("upload", "--images", photos(4).toString()).status()).isZero();
    assertThat(aws.s3.objects(BUCKET)).hasSize(4);
  }

  @Test
  void aChangedPhotoIsSentAgain() throws IOException {
    cloud("deploy");
    Path photos = photos(4);
    cloud("upload", "--images", photos.toString());
    Path one = photos.resolve("Training/Pêche & Co/2 +é#.jpg");
    Files.write(one, new byte[] {9, 9, 9, 9});
    aws.forgetCalls();
    assertThat(cloud("upload", "--images", photos.toString()).status()).isZero();
    assertThat(calls("PutObject")).isEqualTo(1);
  }

  @Test
  void aLargeFileGoesUpInPartsAndGoesOnWithTheMissingOne() throws IOException {
    cloud("deploy");
    Path folder = Files.createDirectories(temporary.resolve("packs"));
    byte[] bytes = new byte[(64 << 20) + 1000];
    bytes[bytes.length - 1] = 7;
    Files.write(folder.resolve("one.pack"), bytes);
    aws.fail("CompleteMultipartUpload", 1, "s3", 403, "AccessDenied", "Access Denied");
    oneSentence(
        cloud("upload", "--images", folder.toString(), "--to", "packs"), "AccessDenied", "2 parts");
    aws.forgetCalls();
    Ended again = cloud("upload", "--images", folder.toString(), "--to", "packs");
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(calls("UploadPart")).isZero();
    assertThat(aws.s3.objects(BUCKET).get("packs/one.pack").bytes()).isEqualTo(bytes);
  }

  @Test
  void aFailedStepIsToldWithItsReasonAndItsLog() throws IOException {
    cloud("deploy", "--machines");
    submit("--on", "cluster");
    aws.emr.clusters().get("j-1").stepState = "FAILED";
    aws.emr.clusters().get("j-1").failure = "Exit status 1";
    oneSentence(cloud("status", "--follow"), "failed (Exit status 1)", "verger cloud logs --job");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("verger: There is no folder s3a://x".getBytes(StandardCharsets.UTF_8));
    }
    aws.s3.put(BUCKET, "logs/cluster/j-1/steps/s-1/stderr.gz", packed.toByteArray());
    assertThat(cloud("logs").out()).contains("stderr.gz <==", "There is no folder s3a://x");
  }

  @Test
  void aClusterThatVanishedIsTold() throws IOException {
    cloud("deploy", "--machines");
    submit("--on", "cluster");
    aws.emr.clusters().get("j-1").state = "TERMINATED_WITH_ERRORS";
    aws.emr.clusters().get("j-1").reason = "Spot instances were reclaimed";
    oneSentence(
        cloud("status", "--follow"),
        "is gone",
        "Spot instances were reclaimed",
        "submit the same again");
    aws.emr.clusters().clear();
    oneSentence(cloud("status"), "is gone", "j-1 is not known to EMR");
  }

  @Test
  void aServerlessJobThatFailedIsTold() throws IOException {
    cloud("deploy");
    submit();
    aws.serverless.run("FAILED", "Job failed, please check complete logs");
    oneSentence(cloud("status", "--follow"), "failed (Job failed", "verger cloud logs");
  }

  @Test
  void aJobWithoutAProjectSaysHowToMakeOne() throws IOException {
    oneSentence(submit(), "has no storage in eu-west-3", "verger cloud deploy");
    oneSentence(cloud("upload", "--images", photos(1).toString()), "verger cloud deploy");
  }

  @Test
  void aClusterWithoutItsRolesSaysHowToMakeThem() throws IOException {
    cloud("deploy");
    oneSentence(submit("--on", "cluster"), "verger cloud deploy --machines");
  }

  @Test
  void aJarForAnotherSparkIsRefused() throws IOException {
    cloud("deploy", "--release", "emr-7.13.0");
    Ended ended = submit();
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("built for Spark 4.1.0", "emr-7.13.0", "-Pspark-3.5");
    assertThat(aws.serverless.runs()).isEmpty();
  }

  @Test
  void anObjectThatWouldLeaveTheFolderIsRefused() throws IOException {
    cloud("deploy");
    aws.s3.put(BUCKET, "results/x/../../../escaped", new byte[] {1});
    Path here = temporary.resolve("a/b/c");
    oneSentence(
        cloud("results", "--run", "results/x", "--output", here.toString()),
        "no path below a folder");
    assertThat(temporary.resolve("a")).doesNotExist();
  }

  @Test
  void resultsThatAreNotThereYetAreTold() throws IOException {
    cloud("deploy");
    submit();
    oneSentence(
        cloud("results", "--output", temporary.resolve("x").toString()),
        "nothing at s3://",
        "status");
  }

  @Test
  void anApplicationThatItsStackLeftOutIsMadeOnceAndDeleted() throws IOException {
    aws.stacks.emulated();
    cloud("deploy", "--release", "emr-spark-8.1.0");
    Ended submitted = submit();
    assertThat(submitted.status()).as(submitted.err()).isZero();
    aws.serverless.run("FAILED", "");
    assertThat(submit("--limit", "3").status()).isZero();
    assertThat(calls("CreateApplication")).isEqualTo(1);
    assertThat(aws.serverless.runs()).hasSize(2);
    assertThat(cloud("destroy", "--yes").status()).isZero();
    assertThat(aws.calls()).containsSubsequence("StopApplication", "DeleteApplication");
    assertThat(aws.stacks.stacks()).containsOnlyKeys("verger-storage");
  }

  @Test
  void anApplicationOfTheSameNameThatIsSomebodyElsesIsLeftAlone() {
    aws.stacks.emulated();
    cloud("deploy");
    aws.serverless.makeApplication("emr-7.13.0");
    aws.serverless.tag("another");
    assertThat(cloud("destroy", "--yes").status()).isZero();
    assertThat(aws.calls()).doesNotContain("StopApplication", "DeleteApplication");
  }

  @Test
  void aStepThatTheStackLeftOutIsAdded() throws IOException {
    aws.stacks.emulated();
    cloud("deploy", "--machines");
    Ended submitted = submit("--on", "cluster");
    assertThat(submitted.status()).as(submitted.err()).isZero();
    assertThat(calls("AddJobFlowSteps")).isEqualTo(1);
    assertThat(cloud("status").out()).contains("running");
  }

  @Test
  void aClusterWhoseStepsCannotBeListedIsNotedAndItsStepFoundLater() throws IOException {
    cloud("deploy", "--machines");
    aws.fail("ListSteps", 1, "elasticmapreduce", 403, "AccessDenied", "Access Denied");
    Ended submitted = submit("--on", "cluster");
    assertThat(submitted.status()).as(submitted.err()).isZero();
    assertThat(calls("AddJobFlowSteps")).isZero();
    assertThat(cloud("status").out()).contains("running");
  }

  @Test
  void whatCannotBeDeletedIsToldAndTheOthersGo() {
    cloud("deploy", "--machines");
    aws.stacks.hold("verger-network");
    oneSentence(
        cloud("destroy", "--yes", "--delete-data"),
        "Not all of verger could be deleted: the stack verger-network (",
        "DependencyViolation: it has dependencies");
    assertThat(aws.stacks.stacks()).containsOnlyKeys("verger-network");
    aws.stacks.hold("");
    assertThat(cloud("destroy", "--yes", "--delete-data").status()).isZero();
    assertThat(aws.stacks.stacks()).isEmpty();
  }

  @Test
  void machinesThatCannotBeListedDoNotKeepTheOthersFromGoing() {
    cloud("deploy", "--machines");
    aws.stacks.refuseListing(true);
    oneSentence(cloud("destroy", "--yes"), "its machines (", "not all of them");
    // Machines may still run in the network and by the roles.
    assertThat(aws.stacks.stacks())
        .containsKeys("verger-network", "verger-people", "verger-storage")
        .doesNotContainKeys("verger-serverless", "verger-budget");
    aws.stacks.refuseListing(false);
    assertThat(cloud("destroy", "--yes", "--delete-data").status()).isZero();
    assertThat(aws.stacks.stacks()).isEmpty();
  }
}
