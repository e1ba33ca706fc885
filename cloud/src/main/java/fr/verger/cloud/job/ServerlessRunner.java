package fr.verger.cloud.job;

import fr.verger.cloud.aws.Aws;
import fr.verger.cloud.aws.Calls;
import fr.verger.cloud.job.JobStatus.State;
import fr.verger.cloud.price.PriceTable;
import fr.verger.cloud.project.ProjectStacks;
import fr.verger.cloud.project.ServerlessApplication;
import fr.verger.cloud.stack.Template;
import fr.verger.cloud.store.Bucket;
import fr.verger.vision.VergerException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.emrserverless.model.GetDashboardForJobRunResponse;
import software.amazon.awssdk.services.emrserverless.model.JobRun;
import software.amazon.awssdk.services.emrserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.emrserverless.model.TotalResourceUtilization;

/** Jobs on EMR Serverless: a driver and workers of 4 vCPU and 16 GB each. */
public final class ServerlessRunner implements JobRunner {
  /** Of a worker and of the driver. */
  public static final int VCPU = 4;

  /** Of a worker and of the driver. */
  public static final int GB = 16;

  private final ProjectStacks stacks;
  private final ServerlessApplication applications;
  private final Aws aws;
  private final Calls calls;
  private final Bucket bucket;
  private final PriceTable prices;
  private final int workers;

  /**
   * Jobs of a project.
   *
   * @param workers most of them at once
   */
  public ServerlessRunner(
      ProjectStacks stacks, Aws aws, Calls calls, Bucket bucket, PriceTable prices, int workers) {
    this.stacks = stacks;
    applications = new ServerlessApplication(stacks, aws, calls);
    this.aws = aws;
    this.calls = calls;
    this.bucket = bucket;
    this.prices = prices;
    this.workers = workers;
  }

  /** The release of the application that is there. */
  public String release() {
    String application = applications.id();
    return calls.ask(
        "EMR Serverless GetApplication " + application,
        "",
        () ->
            aws.serverless()
                .getApplication(request -> request.applicationId(application))
                .application()
                .releaseLabel());
  }

  @Override
  public Job start(Job draft, String jar) {
    String application = applications.id();
    String role = stacks.output(Template.SERVERLESS, "JobRole", "ROLE");
    String folder = bucket.address(JobBook.folder(draft.id()));
    Map<String, String> settings = SparkSubmit.settings(draft, folder);
    settings.put("spark.driver.cores", Integer.toString(VCPU));
    settings.put("spark.driver.memory", "12g");
    settings.put("spark.executor.cores", Integer.toString(VCPU));
    // The network's memory lies outside the Java heap.
    settings.put("spark.executor.memory", "7g");
    settings.put("spark.executor.memoryOverhead", "7g");
    settings.put("spark.executor.instances", Integer.toString(workers));
    settings.put("spark.dynamicAllocation.maxExecutors", Integer.toString(workers));
    String options = String.join(" ", SparkSubmit.options(settings));
    String run =
        calls.ask(
            "EMR Serverless StartJobRun " + application + " " + String.join(" ", draft.arguments()),
            "RUN",
            () ->
                aws.serverless()
                    .startJobRun(
                        request ->
                            request
                                .applicationId(application)
                                .executionRoleArn(role)
                                .clientToken(draft.id())
                                .name(draft.id())
                                .executionTimeoutMinutes((long) draft.maxMinutes())
                                .jobDriver(
                                    driver ->
                                        driver.sparkSubmit(
                                            submit ->
                                                submit
                                                    .entryPoint(jar)
                                                    .entryPointArguments(draft.arguments())
                                                    .sparkSubmitParameters(options)))
                                .configurationOverrides(
                                    overrides ->
                                        overrides.monitoringConfiguration(
                                            monitoring ->
                                                monitoring
                                                    .s3MonitoringConfiguration(
                                                        s3 -> s3.logUri(logUri()))
                                                    .managedPersistenceMonitoringConfiguration(
                                                        managed -> managed.enabled(true)))))
                    .jobRunId());
    return draft.in(application, run);
  }

  private String logUri() {
    return bucket.address("logs/serverless/");
  }

  @Override
  public JobStatus look(Job job) {
    return calls.ask(
        "EMR Serverless GetJobRun " + job.run(),
        new JobStatus(State.WAITING, "", 0, 0),
        () -> {
          try {
            return status(
                job,
                aws.serverless()
                    .getJobRun(request -> request.applicationId(job.holder()).jobRunId(job.run()))
                    .jobRun());
          } catch (ResourceNotFoundException e) {
            return new JobStatus(State.GONE, "the application is no longer there", 0, 0);
          }
        });
  }

  private JobStatus status(Job job, JobRun run) {
    State state =
        switch (run.state()) {
          case SUBMITTED, PENDING, SCHEDULED, QUEUED -> State.WAITING;
          case RUNNING -> State.RUNNING;
          case SUCCESS -> State.SUCCEEDED;
          case CANCELLING, CANCELLED -> State.CANCELLED;
          case FAILED, UNKNOWN_TO_SDK_VERSION -> State.FAILED;
        };
    String detail = run.stateDetails() == null ? "" : run.stateDetails().strip();
    double seconds = seconds(run, state);
    TotalResourceUtilization used = run.totalResourceUtilization();
    boolean told = used != null && used.vcpuHour() != null && used.memoryGBHour() != null;
    double dollars =
        told
            ? dollars(job.region(), used.vcpuHour(), used.memoryGBHour())
            : seconds / 3600 * job.dollarsPerHour();
    return new JobStatus(state, detail, seconds, dollars);
  }

  private static double seconds(JobRun run, State state) {
    if (run.totalExecutionDurationSeconds() != null && run.totalExecutionDurationSeconds() > 0) {
      return run.totalExecutionDurationSeconds();
    }
    if (state == State.WAITING || run.createdAt() == null) {
      return 0;
    }
    Instant end = state.over() && run.updatedAt() != null ? run.updatedAt() : Instant.now();
    return Math.max(0, Duration.between(run.createdAt(), end).toMillis() / 1e3);
  }

  private double dollars(String region, double vcpuHours, double gbHours) {
    PriceTable.Serverless price = prices.serverless();
    return (vcpuHours * price.vcpuHour() + gbHours * price.gbHour())
        * prices.ratio(region, price.region());
  }

  /** What an hour costs while the driver and all workers are there. */
  public static double dollarsPerHour(PriceTable prices, String region, int workers) {
    PriceTable.Serverless price = prices.serverless();
    return (workers + 1)
        * (VCPU * price.vcpuHour() + GB * price.gbHour())
        * prices.ratio(region, price.region());
  }

  @Override
  public List<String> logs(Job job) {
    String folder = "logs/serverless/applications/%s/jobs/%s/".formatted(job.holder(), job.run());
    return List.of(folder + "SPARK_DRIVER/", folder);
  }

  @Override
  public String history(Job job) {
    try {
      return dashboard(job);
    } catch (VergerException e) {
      return "EMR has no page for it now; " + e.getMessage();
    }
  }

  private String dashboard(Job job) {
    return calls.ask(
        "EMR Serverless GetDashboardForJobRun " + job.run(),
        "",
        () -> {
          GetDashboardForJobRunResponse answer =
              aws.serverless()
                  .getDashboardForJobRun(
                      request -> request.applicationId(job.holder()).jobRunId(job.run()));
          return "open " + answer.url();
        });
  }
}
