package fr.verger.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From nothing to results and back to nothing, by the commands, over AWS's protocols. */
class WholeWayTest extends CloudFixture {
  @Test
  void aProjectGoesFromNothingToResultsAndBackToNothing() throws Exception {
    Ended deployed = cloud("deploy", "--email", "me@example.org");
    assertThat(deployed.status()).as(deployed.err()).isZero();
    assertThat(deployed.out()).contains("s3://" + BUCKET + "/photos/");
    assertThat(aws.stacks.stacks())
        .containsOnlyKeys("verger-budget", "verger-people", "verger-serverless", "verger-storage");

    Ended uploaded = cloud("upload", "--images", photos(20).toString());
    assertThat(uploaded.status()).as(uploaded.err()).isZero();
    assertThat(uploaded.out()).contains("20 files");
    assertThat(aws.s3.objects(BUCKET)).containsKey("photos/Training/Pêche & Co/7 +é#.jpg");

    Ended submitted = submit("--components", "5", "--classes", "A,B", "--format", "both");
    assertThat(submitted.status()).as(submitted.err()).isZero();
    List<String> words = new ArrayList<>();
    aws.serverless
        .runs()
        .get(0)
        .at("/jobDriver/sparkSubmit/entryPointArguments")
        .forEach(word -> words.add(word.asText()));
    assertThat(words)
        .startsWith(
            "run",
            "--images",
            "s3://" + BUCKET + "/photos",
            "--output",
            "s3://" + BUCKET + "/results/first")
        .containsSequence("--classes", "A,B")
        .containsSequence("--components", "5")
        .containsSequence("--format", "both")
        .containsSequence("--backbone", "fruits-mini");
    assertThat(aws.serverless.runs().get(0).toString())
        .contains("--class fr.verger.cli.Verger", "s3://" + BUCKET + "/logs/serverless/")
        .contains("spark.verger.cloud.region=eu-west-3");

    aws.serverless.succeedAfter(1);
    Ended followed = cloud("status", "--follow");
    assertThat(followed.status()).as(followed.err()).isZero();
    assertThat(followed.out())
        .contains("running  5 min 00 s", "succeeded", "https://history.example/run")
        // 0.5 vCPU hours and 2 GB hours at the table's prices of us-east-1, brought to Paris.
        .contains("€0.041 so far");

    Path here = temporary.resolve("here");
    Ended fetched = cloud("results", "--output", here.toString());
    assertThat(fetched.status()).as(fetched.err()).isZero();
    assertThat(fetched.out())
        .contains("3 files", "report/index.html".replace('/', java.io.File.separatorChar));
    assertThat(Files.size(here.resolve("features/part-é 1.parquet"))).isEqualTo(1000);

    Ended kept = cloud("destroy", "--yes");
    assertThat(kept.status()).as(kept.err()).isZero();
    assertThat(kept.out()).contains("its data stay in s3://" + BUCKET);
    assertThat(aws.stacks.stacks()).containsOnlyKeys("verger-storage");
    assertThat(aws.s3.objects(BUCKET)).isNotEmpty();

    Ended destroyed = cloud("destroy", "--yes", "--delete-data");
    assertThat(destroyed.status()).as(destroyed.err()).isZero();
    assertThat(aws.stacks.stacks()).isEmpty();
    assertThat(aws.s3.hasBucket(BUCKET)).isFalse();
    assertThat(cloud("destroy", "--yes", "--delete-data").out()).contains("Nothing is left");
  }

  @Test
  void progressThatTheDriverWroteIsTold() throws Exception {
    cloud("deploy");
    cloud("upload", "--images", photos(3).toString());
    submit();
    String job =
        aws.s3.objects(BUCKET).keySet().stream()
            .filter(key -> key.endsWith("/job.json"))
            .findFirst()
            .orElseThrow();
    aws.s3.put(
        BUCKET,
        job.replace("job.json", "progress.json"),
        "{\"stage\":\"features\",\"done\":12345,\"total\":67692,\"rejected\":2,\"perSecond\":206.4}"
            .getBytes(UTF_8));
    assertThat(cloud("status").out())
        .contains("running  features  12,345/67,692 photos  206/s  2 rejected  5 min 00 s");
  }

  @Test
  void aRehearsalTellsEveryCallAndMakesNone() throws Exception {
    List<Ended> all =
        List.of(
            cloud("deploy", "--dry-run", "--machines", "--email", "me@example.org"),
            cloud("upload", "--dry-run", "--images", photos(3).toString()),
            submit("--dry-run"),
            submit("--dry-run", "--on", "cluster"),
            cloud("status", "--dry-run"),
            cloud("logs", "--dry-run"),
            cloud("results", "--dry-run", "--output", temporary.resolve("x").toString()),
            cloud("destroy", "--dry-run", "--delete-data"));
    assertThat(all).allMatch(ended -> ended.status() == 0);
    assertThat(all.get(0).out())
        .contains("would call CloudFormation CreateStack verger-storage (storage.yaml")
        .contains("verger-network", "verger-people", "verger-budget");
    assertThat(all.get(1).out())
        .contains("PutObject s3://verger-ACCOUNT-eu-west-3/photos/* (3 files");
    assertThat(all.get(2).out()).contains("StartJobRun", "run --images s3://verger-ACCOUNT");
    assertThat(all.get(3).out()).contains("CreateStack verger-cluster", "spark-submit|");
    assertThat(all.get(7).out()).contains("DeleteBucket verger-ACCOUNT-eu-west-3");
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void deployingTwiceChangesNothing() {
    assertThat(cloud("deploy").status()).isZero();
    var before = List.copyOf(aws.stacks.stacks().values());
    Ended again = cloud("deploy");
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(aws.stacks.stacks().values()).containsExactlyElementsOf(before);
    assertThat(aws.stacks.stacks().values()).allMatch(one -> one.status.equals("CREATE_COMPLETE"));
  }

  @Test
  void machinesOnceDeployedStayWhenDeployedWithoutTheOption() {
    cloud("deploy", "--machines");
    cloud("deploy");
    assertThat(aws.stacks.stacks().get("verger-people").parameters.get("DiskKey"))
        .contains(":key/");
    assertThat(aws.s3.objects(BUCKET)).containsKey("spark-history/");
  }

  @Test
  void theSameJobGivenTwiceIsStartedOnce() throws Exception {
    cloud("deploy");
    cloud("upload", "--images", photos(3).toString());
    submit("--limit", "3");
    assertThat(submit("--limit", "3").out()).contains("under way already");
    assertThat(aws.serverless.runs()).hasSize(1);
    aws.serverless.run("FAILED", "");
    submit("--limit", "3");
    assertThat(aws.serverless.runs()).hasSize(2);
  }

  @Test
  void aClusterIsStartedByTheBuildersRoleEndsAfterItsStepAndIsTold() throws Exception {
    cloud("deploy", "--machines");
    Ended submitted = submit("--on", "cluster", "--workers", "4");
    assertThat(submitted.status()).as(submitted.err()).isZero();
    var stack = aws.stacks.stacks().get("verger-cluster");
    assertThat(stack.role).endsWith("role/verger-builder");
    assertThat(stack.parameters)
        .containsEntry("Keep", "false")
        .containsEntry("TaskCount", "3")
        .containsEntry("MaxInstances", "4")
        .containsEntry("Release", "emr-spark-8.1.0");
    assertThat(aws.emr.clusters().get("j-1").steps.get(0))
        .startsWith("spark-submit", "--deploy-mode", "client", "--class", "fr.verger.cli.Verger")
        .contains("s3://" + BUCKET + "/photos");
    assertThat(cloud("status").out()).contains("cluster in eu-west-3", "running  10 min");
  }

  @Test
  void aClusterThatWaitsGetsAnotherStep() throws Exception {
    cloud("deploy", "--machines");
    submit("--on", "cluster", "--keep");
    aws.emr.clusters().get("j-1").stepState = "COMPLETED";
    submit("--on", "cluster", "--keep", "--limit", "5");
    assertThat(aws.emr.clusters()).containsOnlyKeys("j-1");
    assertThat(aws.emr.clusters().get("j-1").steps).hasSize(2);
    assertThat(aws.emr.clusters().get("j-1").steps.get(1)).containsSequence("--limit", "5");
  }

  @Test
  void aMachineGetsTheBuiltFolderItsCommandAndAStackThatEndsIt() throws Exception {
    cloud("deploy", "--machines");
    builtFolder();
    Ended submitted = submit("--on", "machine", "--spot", "--limit", "7", "--max-minutes", "30");
    assertThat(submitted.status()).as(submitted.err()).isZero();
    String name =
        aws.stacks.stacks().keySet().stream()
            .filter(one -> one.startsWith("verger-machine-"))
            .findFirst()
            .orElseThrow();
    String job = name.substring("verger-machine-".length());
    var parameters = aws.stacks.stacks().get(name).parameters;
    assertThat(parameters)
        .containsEntry("Job", job)
        .containsEntry("Spot", "true")
        .containsEntry("MaxMinutes", "30");
    assertThat(aws.s3.objects(BUCKET))
        .containsKeys(
            parameters.get("App") + "/lib/verger-cli.jar",
            parameters.get("App") + "/spark/spark-core.jar");
    assertThat(aws.s3.text(BUCKET, "jobs/" + job + "/arguments").lines())
        .startsWith("run", "--images", "s3://" + BUCKET + "/photos", "--output")
        .containsSequence("--limit", "7");
    assertThat(aws.s3.text(BUCKET, "jobs/" + job + "/job.options").lines())
        .contains("-Dspark.verger.cloud.instances=1_x_m5.xlarge_spot")
        .anyMatch(line -> line.startsWith("-Dspark.verger.progress=s3://" + BUCKET));
    assertThat(cloud("status").out()).contains("waiting");
    machineSays(job, "{\"state\":\"FAILED\",\"status\":1,\"seconds\":90}");
    Ended failed = cloud("status");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.out()).contains("failed  1 min 30 s");
    assertThat(failed.err()).contains("exit status 1", "verger cloud logs");
    machineSays(job, "{\"state\":\"RUNNING\",\"status\":0,\"seconds\":60}");
    aws.stacks.stacks().remove(name);
    assertThat(cloud("status").err()).contains("is gone", "its stack " + name);
  }

  private void machineSays(String job, String state) {
    aws.s3.put(BUCKET, "jobs/" + job + "/state.json", state.getBytes(UTF_8));
  }

  @Test
  void namesThatLeaveTheFoldersOfTheBucketAreRefused() throws Exception {
    cloud("deploy");
    String jar = clusterJar("4.1.0").toString();
    Ended images =
        cloud("submit", "--jar", jar, "--images", "/data/photos", "--output", "results/x");
    assertThat(images.status()).isEqualTo(2);
    assertThat(images.err()).contains("--images is '/data/photos'", "verger cloud upload");
    assertThat(cloud("submit", "--jar", jar, "--images", "photos", "--output", "photos/x").err())
        .contains("--output is 'photos/x'", "results/");
    String folder = temporary.toString();
    for (String to : List.of("../x", "photos/../jars", "/photos", "jars")) {
      Ended ended = cloud("upload", "--images", folder, "--to", to);
      assertThat(ended.status()).as(to).isEqualTo(2);
      assertThat(ended.err()).contains("--to is '" + to + "'").hasLineCount(1);
    }
    assertThat(aws.calls()).doesNotContain("PutObject", "StartJobRun");
  }

  @Test
  void londonIsOutsideTheUnionUnlessAllowed() {
    Ended refused = cloud("deploy", "--region", "eu-west-2");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("eu-west-2", "GDPR", "--allow-non-eu").hasLineCount(1);
    assertThat(aws.calls()).isEmpty();
    assertThat(cloud("deploy", "--region", "eu-west-2", "--allow-non-eu").status()).isZero();
  }

  @Test
  void nothingIsDeletedWithoutTheProjectsName() {
    cloud("deploy");
    aws.forgetCalls();
    Ended ended = answering("yes\n", "destroy");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("Nothing was deleted");
    assertThat(aws.calls()).isEmpty();
    assertThat(answering("verger\n", "destroy").status()).isZero();
    assertThat(aws.stacks.stacks()).containsOnlyKeys("verger-storage");
  }

  @Test
  void whatRunsIsEndedBeforeItsApplicationIsDeleted() throws Exception {
    cloud("deploy");
    submit();
    aws.forgetCalls();
    assertThat(cloud("destroy", "--yes").status()).isZero();
    assertThat(aws.calls()).containsSubsequence("CancelJobRun", "StopApplication", "DeleteStack");
  }
}
