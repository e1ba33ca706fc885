package fr.verger.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An application whose runs wait until a test says what becomes of them. */
final class FakeServerless {
  private final FakeS3 s3;
  private String application;
  private String release;
  private String tag = "verger";
  private String applicationState = "STARTED";
  private String runState = "RUNNING";
  private String details = "";
  private int askedUntilDone = -1;
  private final List<JsonNode> runs = new ArrayList<>();

  FakeServerless(FakeS3 s3) {
    this.s3 = s3;
  }

  String makeApplication(String wanted) {
    application = "00app1";
    release = wanted == null ? "emr-spark-8.1.0" : wanted;
    return application;
  }

  void deleteApplication() {
    if (!applicationState.equals("STOPPED")) {
      throw new IllegalStateException("an application that runs cannot be deleted");
    }
    application = null;
  }

  /** Whose the application is. */
  void tag(String project) {
    tag = project;
  }

  /** What the run answers from now on. */
  void run(String state, String why) {
    runState = state;
    details = why;
  }

  /** After so many questions the run succeeds, and its results are there. */
  void succeedAfter(int questions) {
    askedUntilDone = questions;
  }

  List<JsonNode> runs() {
    return runs;
  }

  static String operation(FakeRequest request) {
    String path = request.path();
    return switch (request.method()) {
      case "POST" ->
          path.equals("/applications")
              ? "CreateApplication"
              : path.endsWith("/stop")
                  ? "StopApplication"
                  : path.endsWith("/jobruns") ? "StartJobRun" : "POST " + path;
      case "DELETE" -> path.contains("/jobruns/") ? "CancelJobRun" : "DeleteApplication";
      default ->
          path.equals("/applications")
              ? "ListApplications"
              : path.endsWith("/dashboard")
                  ? "GetDashboardForJobRun"
                  : path.endsWith("/jobruns")
                      ? "ListJobRuns"
                      : path.contains("/jobruns/") ? "GetJobRun" : "GetApplication";
    };
  }

  FakeAnswer answer(String operation, FakeRequest request) throws IOException {
    if (operation.equals("CreateApplication")) {
      JsonNode wanted = JsonMapper.builder().build().readTree(request.body());
      makeApplication(wanted.path("releaseLabel").asText());
      tag = wanted.at("/tags/project").asText();
      return FakeAnswer.json("{\"applicationId\":\"%s\"}".formatted(application));
    }
    if (operation.equals("ListApplications")) {
      return FakeAnswer.json(
          application == null
              ? "{\"applications\":[]}"
              : "{\"applications\":[{\"id\":\"%s\",\"name\":\"verger\",\"state\":\"%s\"}]}"
                  .formatted(application, applicationState));
    }
    if (application == null || !request.path().startsWith("/applications/" + application)) {
      return FakeAnswer.refusal(
          "emr-serverless", 404, "ResourceNotFoundException", "Application not found");
    }
    return switch (operation) {
      case "GetApplication" ->
          FakeAnswer.json(
              "{\"application\":{\"applicationId\":\"%s\",\"releaseLabel\":\"%s\",\"state\":\"%s\",\"tags\":{\"project\":\"%s\"}}}"
                  .formatted(application, release, applicationState, tag));
      case "DeleteApplication" -> {
        deleteApplication();
        yield FakeAnswer.json("{}");
      }
      case "StartJobRun" -> {
        runs.add(JsonMapper.builder().build().readTree(request.body()));
        yield FakeAnswer.json(
            "{\"applicationId\":\"%s\",\"jobRunId\":\"run%d\"}"
                .formatted(application, runs.size()));
      }
      case "GetJobRun" -> run();
      case "GetDashboardForJobRun" -> FakeAnswer.json("{\"url\":\"https://history.example/run\"}");
      case "ListJobRuns" ->
          FakeAnswer.json(
              runState.equals("RUNNING") && !runs.isEmpty()
                  ? "{\"jobRuns\":[{\"id\":\"run1\",\"state\":\"RUNNING\"}]}"
                  : "{\"jobRuns\":[]}");
      case "CancelJobRun" -> {
        runState = "CANCELLED";
        yield FakeAnswer.json(
            "{\"applicationId\":\"%s\",\"jobRunId\":\"run1\"}".formatted(application));
      }
      case "StopApplication" -> {
        applicationState = "STOPPED";
        yield FakeAnswer.json("{}");
      }
      default -> FakeAnswer.refusal("emr-serverless", 400, "ValidationException", operation);
    };
  }

  private FakeAnswer run() {
    if (askedUntilDone == 0) {
      runState = "SUCCESS";
      results();
    }
    askedUntilDone--;
    return FakeAnswer.json(
        "{\"jobRun\":{\"jobRunId\":\"run1\",\"state\":\"%s\",\"stateDetails\":\"%s\",\"totalExecutionDurationSeconds\":300,\"totalResourceUtilization\":{\"vCPUHour\":0.5,\"memoryGBHour\":2.0}}}"
            .formatted(runState, details));
  }

  /** What a run of Verger would have written. */
  private void results() {
    JsonNode arguments = runs.get(0).at("/jobDriver/sparkSubmit/entryPointArguments");
    String output = arguments.get(4).asText();
    String bucket = output.split("/", -1)[2];
    String key = output.substring(("s3://" + bucket + "/").length());
    s3.put(bucket, key + "/run.json", "{}".getBytes(StandardCharsets.UTF_8));
    s3.put(bucket, key + "/report/index.html", "<html>".getBytes(StandardCharsets.UTF_8));
    s3.put(bucket, key + "/features/part-é 1.parquet", new byte[1000]);
  }
}
