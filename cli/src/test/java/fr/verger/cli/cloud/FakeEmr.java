package fr.verger.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Clusters that wait until a test says what becomes of them. */
final class FakeEmr {
  private final Map<String, Cluster> clusters = new LinkedHashMap<>();

  /** A cluster and its steps, the newest last. */
  static final class Cluster {
    String state = "RUNNING";
    String reason = "";
    String release;
    final List<List<String>> steps = new ArrayList<>();
    final List<String> names = new ArrayList<>();
    String stepState = "RUNNING";
    String failure = "";
  }

  String makeCluster(String release, String name, String step) {
    String id = "j-" + (clusters.size() + 1);
    Cluster cluster = new Cluster();
    cluster.release = release;
    if (step != null && !step.isEmpty()) {
      cluster.steps.add(List.of(step.split("\\|", -1)));
      cluster.names.add(name);
    }
    clusters.put(id, cluster);
    return id;
  }

  Map<String, Cluster> clusters() {
    return clusters;
  }

  FakeAnswer answer(String operation, String body) throws IOException {
    JsonNode asked = JsonMapper.builder().build().readTree(body);
    String id = asked.path("ClusterId").asText(asked.path("JobFlowId").asText());
    Cluster cluster = clusters.get(id);
    if (cluster == null) {
      return FakeAnswer.refusal(
          "elasticmapreduce",
          400,
          "InvalidRequestException",
          "Cluster id '" + id + "' is not valid.");
    }
    return switch (operation) {
      case "DescribeCluster" ->
          FakeAnswer.json(
              "{\"Cluster\":{\"Id\":\"%s\",\"ReleaseLabel\":\"%s\",\"Status\":{\"State\":\"%s\",\"StateChangeReason\":{\"Message\":\"%s\"},\"Timeline\":{\"CreationDateTime\":%d}}}}"
                  .formatted(
                      id,
                      cluster.release,
                      cluster.state,
                      cluster.reason,
                      System.currentTimeMillis() / 1000 - 600));
      case "ListSteps" ->
          FakeAnswer.json(
              cluster.steps.isEmpty()
                  ? "{\"Steps\":[]}"
                  : "{\"Steps\":[{\"Id\":\"s-%d\",\"Name\":\"%s\",\"Status\":{\"State\":\"%s\"}}]}"
                      .formatted(
                          cluster.steps.size(),
                          cluster.names.get(cluster.names.size() - 1),
                          cluster.stepState));
      case "DescribeStep" ->
          FakeAnswer.json(
              "{\"Step\":{\"Id\":\"%s\",\"Status\":{\"State\":\"%s\",\"FailureDetails\":{\"Message\":\"%s\"}}}}"
                  .formatted(asked.path("StepId").asText(), cluster.stepState, cluster.failure));
      case "AddJobFlowSteps" -> {
        List<String> words = new ArrayList<>();
        asked.at("/Steps/0/HadoopJarStep/Args").forEach(word -> words.add(word.asText()));
        cluster.steps.add(words);
        cluster.names.add(asked.at("/Steps/0/Name").asText());
        yield FakeAnswer.json("{\"StepIds\":[\"s-%d\"]}".formatted(cluster.steps.size()));
      }
      default -> FakeAnswer.refusal("elasticmapreduce", 400, "InvalidRequestException", operation);
    };
  }
}
