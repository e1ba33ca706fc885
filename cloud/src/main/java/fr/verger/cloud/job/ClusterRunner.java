package fr.verger.cloud.job;

import fr.verger.cloud.aws.Aws;
import fr.verger.cloud.aws.Calls;
import fr.verger.cloud.aws.Refusal;
import fr.verger.cloud.job.JobStatus.State;
import fr.verger.cloud.project.ProjectStacks;
import fr.verger.cloud.stack.StackPlan;
import fr.verger.cloud.stack.Template;
import fr.verger.cloud.store.Bucket;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.emr.model.Cluster;
import software.amazon.awssdk.services.emr.model.ClusterState;
import software.amazon.awssdk.services.emr.model.EmrException;
import software.amazon.awssdk.services.emr.model.Step;
import software.amazon.awssdk.services.emr.model.StepConfig;
import software.amazon.awssdk.services.emr.model.StepSummary;

/**
 * Jobs on a cluster of EMR: a step of the one that waits, or else a cluster of their own that ends
 * after them.
 */
public final class ClusterRunner implements JobRunner {
  private static final Set<ClusterState> TAKES_STEPS =
      Set.of(
          ClusterState.STARTING,
          ClusterState.BOOTSTRAPPING,
          ClusterState.RUNNING,
          ClusterState.WAITING);
  private static final String SEPARATOR = "|";

  private final ProjectStacks stacks;
  private final Aws aws;
  private final Calls calls;
  private final Bucket bucket;
  private final Wanted wanted;

  /** Jobs of a project. */
  public ClusterRunner(ProjectStacks stacks, Aws aws, Calls calls, Bucket bucket, Wanted wanted) {
    this.stacks = stacks;
    this.aws = aws;
    this.calls = calls;
    this.bucket = bucket;
    this.wanted = wanted;
  }

  /**
   * The cluster to start where none waits.
   *
   * @param type of every node
   * @param workers core nodes on demand and spot tasks together, at least 2
   * @param keep whether it waits for more after its step
   */
  public record Wanted(String type, int workers, boolean keep) {}

  @Override
  public Job start(Job draft, String jar) {
    List<String> words = step(draft, jar);
    Optional<String> cluster = waiting(draft.release());
    return cluster.isPresent() ? added(draft, words, cluster.get()) : begun(draft, words);
  }

  private List<String> step(Job draft, String jar) {
    String folder = bucket.address(JobBook.folder(draft.id()));
    List<String> words = new ArrayList<>(List.of("spark-submit", "--deploy-mode", "client"));
    words.addAll(SparkSubmit.options(SparkSubmit.settings(draft, folder)));
    words.add(jar);
    words.addAll(draft.arguments());
    words.stream()
        .filter(word -> word.contains(SEPARATOR))
        .findFirst()
        .ifPresent(
            word -> {
              throw new VergerException(
                  Category.USAGE,
                  "'%s' has a %s in it, which a step of a cluster cannot carry; rename it, or submit without --on cluster."
                      .formatted(word, SEPARATOR));
            });
    return words;
  }

  /** The project's cluster, if it still takes steps. */
  private Optional<String> waiting(String release) {
    Optional<Cluster> there =
        stacks
            .stacks()
            .outputs(stacks.project().stack(Template.CLUSTER))
            .map(outputs -> outputs.get("Cluster"))
            .flatMap(this::cluster)
            .filter(one -> TAKES_STEPS.contains(one.status().state()));
    there
        .filter(one -> !release.equals(one.releaseLabel()))
        .ifPresent(
            one -> {
              throw new VergerException(
                  Category.USAGE,
                  "The project's cluster %s still runs, with %s; take that by --release, or wait until it has ended."
                      .formatted(one.id(), one.releaseLabel()));
            });
    return there.map(Cluster::id);
  }

  private Optional<Cluster> cluster(String id) {
    return calls.ask(
        "EMR DescribeCluster " + id,
        Optional.empty(),
        () -> {
          try {
            return Optional.of(
                aws.clusters().describeCluster(request -> request.clusterId(id)).cluster());
          } catch (EmrException e) {
            if (unknown(e)) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** EMR answers an id that it does not know like any other wrong request. */
  private static boolean unknown(EmrException e) {
    return Refusal.message(e).contains("is not valid") || Refusal.message(e).contains("not exist");
  }

  private Job added(Job draft, List<String> words, String cluster) {
    StepConfig step =
        StepConfig.builder()
            .name(draft.id())
            .actionOnFailure("CONTINUE")
            .hadoopJarStep(jar -> jar.jar("command-runner.jar").args(words))
            .build();
    String id =
        calls.ask(
            "EMR AddJobFlowSteps " + cluster + " " + String.join(" ", words),
            "STEP",
            () ->
                aws.clusters()
                    .addJobFlowSteps(request -> request.jobFlowId(cluster).steps(step))
                    .stepIds()
                    .get(0));
    return draft.in(cluster, id);
  }

  private Job begun(Job draft, List<String> words) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("Project", stacks.project().name());
    parameters.put("Bucket", bucket.name());
    for (String key : List.of("Subnet", "PrimaryGroup", "WorkerGroup", "DiskKey")) {
      parameters.put(key, stacks.output(Template.NETWORK, key, key));
    }
    parameters.put("ServiceRole", stacks.output(Template.PEOPLE, "ServiceRole", "ROLE"));
    parameters.put("NodeProfile", stacks.output(Template.PEOPLE, "NodeProfile", "PROFILE"));
    parameters.put("Release", draft.release());
    for (String node : List.of("PrimaryType", "CoreType", "TaskType")) {
      parameters.put(node, wanted.type());
    }
    parameters.put("TaskCount", Integer.toString(wanted.workers() - 1));
    parameters.put("MaxInstances", Integer.toString(wanted.workers()));
    parameters.put("Keep", Boolean.toString(wanted.keep()));
    parameters.put("JobName", draft.id());
    parameters.put("Step", String.join(SEPARATOR, words));
    String builder = stacks.output(Template.PEOPLE, "Builder", "BUILDER");
    String name = stacks.project().stack(Template.CLUSTER);
    if (stacks.has(Template.CLUSTER)) {
      // A cluster that has ended is no start for another.
      stacks.stacks().delete(name, builder);
    }
    stacks.stacks().apply(new StackPlan(name, Template.CLUSTER, parameters, builder));
    String cluster = stacks.output(Template.CLUSTER, "Cluster", "CLUSTER");
    Optional<String> step;
    try {
      step = stepOf(cluster, draft);
    } catch (VergerException e) {
      // The cluster is there and costs, so the job is noted; its step is looked up later.
      return draft.in(cluster, "");
    }
    // A CloudFormation that leaves the steps of a cluster out makes one that waits.
    return step.map(id -> draft.in(cluster, id)).orElseGet(() -> added(draft, words, cluster));
  }

  private Optional<String> stepOf(String cluster, Job job) {
    return calls.ask(
        "EMR ListSteps " + cluster,
        Optional.of("STEP"),
        () ->
            aws
                .clusters()
                .listStepsPaginator(request -> request.clusterId(cluster))
                .steps()
                .stream()
                .filter(step -> job.id().equals(step.name()))
                .findFirst()
                .map(StepSummary::id));
  }

  @Override
  public JobStatus look(Job job) {
    Optional<Cluster> cluster = cluster(job.holder());
    if (cluster.isEmpty()) {
      return new JobStatus(
          State.GONE, "the cluster " + job.holder() + " is not known to EMR", 0, 0);
    }
    Optional<String> known =
        job.run().isEmpty() ? stepOf(job.holder(), job) : Optional.of(job.run());
    if (known.isEmpty()) {
      return new JobStatus(State.WAITING, "", 0, 0);
    }
    return calls.ask(
        "EMR DescribeStep " + known.get(),
        new JobStatus(State.WAITING, "", 0, 0),
        () -> {
          Step step =
              aws.clusters()
                  .describeStep(request -> request.clusterId(job.holder()).stepId(known.get()))
                  .step();
          return ClusterStatus.of(job, cluster.get(), step.status());
        });
  }

  @Override
  public List<String> logs(Job job) {
    String folder = "logs/cluster/" + job.holder() + "/";
    String steps = folder + "steps/" + (job.run().isEmpty() ? "" : job.run() + "/");
    return List.of(steps, folder + "node/");
  }

  @Override
  public String history(Job job) {
    return "its events lie in "
        + bucket.address("spark-history/")
        + ", which any Spark history server opens; EMR's console shows them under cluster "
        + job.holder();
  }
}
