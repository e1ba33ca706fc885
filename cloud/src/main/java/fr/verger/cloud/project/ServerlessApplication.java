package fr.verger.cloud.project;

import fr.verger.cloud.aws.Aws;
import fr.verger.cloud.aws.Calls;
import fr.verger.cloud.aws.Pace;
import fr.verger.cloud.stack.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.emrserverless.EmrServerlessClient;
import software.amazon.awssdk.services.emrserverless.model.Application;
import software.amazon.awssdk.services.emrserverless.model.ApplicationState;
import software.amazon.awssdk.services.emrserverless.model.ApplicationSummary;
import software.amazon.awssdk.services.emrserverless.model.Architecture;
import software.amazon.awssdk.services.emrserverless.model.JobRunState;
import software.amazon.awssdk.services.emrserverless.model.JobRunSummary;
import software.amazon.awssdk.services.emrserverless.model.ResourceNotFoundException;

/**
 * A project's application of EMR Serverless. Its stack makes it; where a CloudFormation does not
 * know that kind of resource, and leaves it out, it is made by a call, and found by its name and
 * its tag.
 */
public final class ServerlessApplication {
  private static final String APPLICATION = "Application";
  private static final String TAG = "project";
  private static final Set<ApplicationState> AT_REST =
      Set.of(ApplicationState.CREATED, ApplicationState.STOPPED, ApplicationState.TERMINATED);
  private static final List<JobRunState> ALIVE =
      List.of(
          JobRunState.SUBMITTED, JobRunState.PENDING, JobRunState.SCHEDULED, JobRunState.RUNNING);

  private final ProjectStacks stacks;
  private final Aws aws;
  private final Calls calls;

  /** A project's. */
  public ServerlessApplication(ProjectStacks stacks, Aws aws, Calls calls) {
    this.stacks = stacks;
    this.aws = aws;
    this.calls = calls;
  }

  /**
   * Its id.
   *
   * @throws fr.verger.vision.VergerException when the project was not deployed
   */
  public String id() {
    // Without the stack there is no role either, and this says so.
    stacks.output(Template.SERVERLESS, "JobRole", "ROLE");
    if (calls.rehearsal()) {
      return "APPLICATION";
    }
    return ofStack().or(this::ofName).orElseGet(this::made);
  }

  private Optional<String> ofStack() {
    return stacks
        .stacks()
        .outputs(stacks.project().stack(Template.SERVERLESS))
        .map(outputs -> outputs.get(APPLICATION));
  }

  private Optional<String> ofName() {
    String project = stacks.project().name();
    return calls.ask(
        "EMR Serverless ListApplications",
        Optional.empty(),
        () ->
            serverless().listApplicationsPaginator(request -> {}).applications().stream()
                .filter(one -> project.equals(one.name()))
                .filter(one -> one.state() != ApplicationState.TERMINATED)
                .map(ApplicationSummary::id)
                // Somebody else's may have the same name.
                .filter(id -> project.equals(application(id).tags().get(TAG)))
                .findFirst());
  }

  private Application application(String id) {
    return serverless().getApplication(request -> request.applicationId(id)).application();
  }

  /** With what the stack was told. */
  private String made() {
    String project = stacks.project().name();
    Map<String, String> told =
        stacks.stacks().parameters(stacks.project().stack(Template.SERVERLESS));
    return calls.ask(
        "EMR Serverless CreateApplication " + project,
        "APPLICATION",
        () ->
            serverless()
                .createApplication(
                    request ->
                        request
                            .name(project)
                            .type("SPARK")
                            .releaseLabel(told.get("Release"))
                            .architecture(Architecture.ARM64)
                            .autoStartConfiguration(start -> start.enabled(true))
                            .autoStopConfiguration(
                                stop ->
                                    stop.enabled(true)
                                        .idleTimeoutMinutes(
                                            Integer.valueOf(told.get("IdleMinutes"))))
                            .maximumCapacity(
                                most ->
                                    most.cpu(told.get("MaxVcpu") + " vCPU")
                                        .memory(told.get("MaxMemoryGb") + " GB")
                                        .disk(told.get("MaxDiskGb") + " GB"))
                            .tags(Map.of(TAG, project)))
                .applicationId());
  }

  /** Ends its jobs and stops it, so that it can be deleted; deletes it if no stack holds it. */
  void end(Pace pace) {
    Optional<String> held = ofStack();
    held.or(this::ofName).ifPresent(id -> stop(id, pace));
    if (held.isEmpty()) {
      ofName().ifPresent(this::delete);
    }
  }

  private void delete(String id) {
    calls.make(
        "EMR Serverless DeleteApplication " + id,
        () -> serverless().deleteApplication(request -> request.applicationId(id)));
  }

  private void stop(String id, Pace pace) {
    if (state(id).filter(AT_REST::contains).isPresent()) {
      return;
    }
    for (JobRunSummary job : alive(id)) {
      calls.make(
          "EMR Serverless CancelJobRun " + job.id(),
          () -> serverless().cancelJobRun(request -> request.applicationId(id).jobRunId(job.id())));
    }
    pace.until(
        "The end of the jobs of " + id,
        () -> alive(id).isEmpty() ? Optional.of(true) : Optional.empty());
    if (moves(id)) {
      calls.make(
          "EMR Serverless StopApplication " + id,
          () -> serverless().stopApplication(request -> request.applicationId(id)));
    }
    pace.until("The application " + id, () -> moves(id) ? Optional.empty() : Optional.of(true));
  }

  private boolean moves(String id) {
    return state(id).filter(state -> !AT_REST.contains(state)).isPresent();
  }

  private List<JobRunSummary> alive(String id) {
    return calls.ask(
        "EMR Serverless ListJobRuns " + id,
        List.of(),
        () ->
            serverless()
                .listJobRunsPaginator(request -> request.applicationId(id).states(ALIVE))
                .jobRuns()
                .stream()
                .toList());
  }

  /** Empty when somebody deleted it. */
  private Optional<ApplicationState> state(String id) {
    return calls.ask(
        "EMR Serverless GetApplication " + id,
        Optional.empty(),
        () -> {
          try {
            return Optional.of(application(id).state());
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private EmrServerlessClient serverless() {
    return aws.serverless();
  }
}
