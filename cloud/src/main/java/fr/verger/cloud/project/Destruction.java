package fr.verger.cloud.project;

import fr.verger.cloud.aws.Aws;
import fr.verger.cloud.aws.Calls;
import fr.verger.cloud.aws.Pace;
import fr.verger.cloud.stack.Stacks;
import fr.verger.cloud.stack.Template;
import fr.verger.cloud.store.Bucket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.emrserverless.model.ApplicationState;
import software.amazon.awssdk.services.emrserverless.model.JobRunState;
import software.amazon.awssdk.services.emrserverless.model.JobRunSummary;
import software.amazon.awssdk.services.emrserverless.model.ResourceNotFoundException;

/** Ends what runs and deletes a project; the bucket goes only when that is asked for. */
public final class Destruction {
  private static final Set<ApplicationState> AT_REST =
      Set.of(ApplicationState.CREATED, ApplicationState.STOPPED, ApplicationState.TERMINATED);
  private static final List<JobRunState> ALIVE =
      List.of(
          JobRunState.SUBMITTED, JobRunState.PENDING, JobRunState.SCHEDULED, JobRunState.RUNNING);

  private final ProjectStacks stacks;
  private final Aws aws;
  private final Calls calls;
  private final Pace pace;
  private final Consumer<String> says;

  /**
   * A destruction.
   *
   * @param says hears what is gone, a line each
   */
  public Destruction(ProjectStacks stacks, Aws aws, Calls calls, Pace pace, Consumer<String> says) {
    this.stacks = stacks;
    this.aws = aws;
    this.calls = calls;
    this.pace = pace;
    this.says = says;
  }

  /**
   * Deletes.
   *
   * @param data whether photos, results and logs go too
   */
  public void destroy(boolean data) {
    Stacks all = stacks.stacks();
    Project project = stacks.project();
    for (String machine : all.named(project.stack(Template.MACHINE) + "-")) {
      delete(machine);
    }
    delete(project.stack(Template.CLUSTER));
    all.outputs(project.stack(Template.SERVERLESS)).ifPresent(this::stop);
    for (Template template :
        List.of(Template.SERVERLESS, Template.BUDGET, Template.PEOPLE, Template.NETWORK)) {
      delete(project.stack(template));
    }
    if (data) {
      Optional<Map<String, String>> storage = all.outputs(project.stack(Template.STORAGE));
      String bucket =
          calls.rehearsal()
              ? project.bucketToBe()
              : storage.map(outputs -> outputs.get("Bucket")).orElse(null);
      if (bucket != null) {
        new Bucket(aws, calls, bucket).delete();
        says.accept("bucket " + bucket);
      }
      delete(project.stack(Template.STORAGE));
    }
  }

  private void delete(String stack) {
    boolean there = calls.rehearsal() || stacks.stacks().outputs(stack).isPresent();
    // Also one that was never whole, which has no outputs.
    stacks.stacks().delete(stack, null);
    if (there) {
      says.accept("stack " + stack);
    }
  }

  /** An application that runs cannot be deleted. */
  private void stop(Map<String, String> outputs) {
    String application = outputs.get("Application");
    if (application == null || state(application).filter(AT_REST::contains).isPresent()) {
      return;
    }
    for (JobRunSummary job : alive(application)) {
      calls.make(
          "EMR Serverless CancelJobRun " + job.id(),
          () ->
              aws.serverless()
                  .cancelJobRun(request -> request.applicationId(application).jobRunId(job.id())));
    }
    pace.until(
        "The end of the jobs of " + application,
        () -> alive(application).isEmpty() ? Optional.of(true) : Optional.empty());
    if (state(application).filter(state -> !AT_REST.contains(state)).isPresent()) {
      calls.make(
          "EMR Serverless StopApplication " + application,
          () -> aws.serverless().stopApplication(request -> request.applicationId(application)));
    }
    pace.until(
        "The application " + application,
        () ->
            state(application).filter(state -> !AT_REST.contains(state)).isPresent()
                ? Optional.empty()
                : Optional.of(true));
  }

  private List<JobRunSummary> alive(String application) {
    return calls.ask(
        "EMR Serverless ListJobRuns " + application,
        List.of(),
        () ->
            aws
                .serverless()
                .listJobRunsPaginator(request -> request.applicationId(application).states(ALIVE))
                .jobRuns()
                .stream()
                .toList());
  }

  /** Empty when somebody deleted it. */
  private Optional<ApplicationState> state(String application) {
    return calls.ask(
        "EMR Serverless GetApplication " + application,
        Optional.empty(),
        () -> {
          try {
            return Optional.of(
                aws.serverless()
                    .getApplication(request -> request.applicationId(application))
                    .application()
                    .state());
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }
}
