package fr.verger.cloud.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.verger.cloud.job.JobStatus.State;
import fr.verger.cloud.project.ProjectStacks;
import fr.verger.cloud.stack.StackPlan;
import fr.verger.cloud.stack.Template;
import fr.verger.cloud.store.Bucket;
import fr.verger.cloud.store.FolderUpload;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Jobs on a machine of their own, which ends itself after them. */
public final class MachineRunner implements JobRunner {
  private static final String X86 =
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";
  private static final String ARM =
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

  private final ProjectStacks stacks;
  private final Bucket bucket;
  private final FolderUpload upload;
  private final Wanted wanted;

  /** Jobs of a project. */
  public MachineRunner(ProjectStacks stacks, Bucket bucket, FolderUpload upload, Wanted wanted) {
    this.stacks = stacks;
    this.bucket = bucket;
    this.upload = upload;
    this.wanted = wanted;
  }

  /**
   * The machine.
   *
   * @param spot whether AWS may take it back
   * @param app the folder that the build made, with Verger's jars and Spark's
   */
  public record Wanted(String type, boolean spot, Path app) {}

  @Override
  public Job start(Job draft, String jar) {
    String folder = JobBook.folder(draft.id());
    for (String word : draft.arguments()) {
      if (word.contains("\n")) {
        throw new VergerException(
            Category.USAGE, "'%s' has a line break in it; rename it.".formatted(word));
      }
    }
    String app = "jars/" + AppFolder.of(wanted.app()).name();
    upload.send(wanted.app(), app + "/");
    bucket.write(folder + "arguments", String.join("\n", draft.arguments()) + "\n");
    bucket.write(folder + "job.options", options(draft, bucket.address(folder)));
    Map<String, String> parameters = new HashMap<>();
    parameters.put("Project", stacks.project().name());
    parameters.put("Bucket", bucket.name());
    for (String key : List.of("Subnet", "MachineGroup", "DiskKey")) {
      parameters.put(key, stacks.output(Template.NETWORK, key, key));
    }
    parameters.put("MachineProfile", stacks.output(Template.PEOPLE, "NodeProfile", "PROFILE"));
    parameters.put("InstanceType", wanted.type());
    parameters.put("Image", arm(wanted.type()) ? ARM : X86);
    parameters.put("Spot", Boolean.toString(wanted.spot()));
    parameters.put("MaxMinutes", Integer.toString(draft.maxMinutes()));
    parameters.put("Job", draft.id());
    parameters.put("App", app);
    String builder = stacks.output(Template.PEOPLE, "Builder", "BUILDER");
    String name = stacks.project().machine(draft.id());
    stacks.stacks().apply(new StackPlan(name, Template.MACHINE, parameters, builder));
    return draft.in(name, "");
  }

  /** Amazon's own processors have a g after the generation: m7g, c6gd. */
  static boolean arm(String type) {
    return type.matches("[a-z]+[0-9]+g[a-z]*\\..*");
  }

  private static String options(Job draft, String folder) {
    return SparkSubmit.settings(draft, folder).entrySet().stream()
            .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  @Override
  public JobStatus look(Job job) {
    double seconds =
        Duration.between(Instant.parse(job.submitted()), Instant.now()).toMillis() / 1e3;
    JsonNode told =
        bucket
            .read(JobBook.folder(job.id()) + "state.json")
            .map(MachineRunner::parsed)
            .orElse(JsonMapper.builder().build().createObjectNode());
    State state =
        switch (told.path("state").asText()) {
          case "RUNNING" -> State.RUNNING;
          case "SUCCEEDED" -> State.SUCCEEDED;
          case "FAILED" -> State.FAILED;
          default -> State.WAITING;
        };
    if (!state.over()) {
      if (seconds > Duration.ofMinutes(job.maxMinutes() + 10L).toSeconds()) {
        return status(job, State.GONE, "it should have ended by itself by now", seconds);
      }
      if (stacks.stacks().outputs(job.holder()).isEmpty()) {
        return status(job, State.GONE, "its stack " + job.holder() + " is gone", seconds);
      }
      return status(job, state, "", seconds);
    }
    double took = told.path("seconds").asDouble(seconds);
    String detail = state == State.FAILED ? "exit status " + told.path("status").asInt() : "";
    return status(job, state, detail, took);
  }

  private static JobStatus status(Job job, State state, String detail, double seconds) {
    return new JobStatus(state, detail, seconds, seconds / 3600 * job.dollarsPerHour());
  }

  private static JsonNode parsed(byte[] bytes) {
    try {
      return JsonMapper.builder().build().readTree(bytes);
    } catch (IOException e) {
      throw new VergerException(
          Category.INPUT, "The machine's state.json cannot be read; look at its log.", e);
    }
  }

  @Override
  public List<String> logs(Job job) {
    return List.of("logs/machine/" + job.id() + ".log");
  }

  @Override
  public String history(Job job) {
    return "a single machine keeps none; its log is "
        + bucket.address("logs/machine/" + job.id() + ".log");
  }
}
