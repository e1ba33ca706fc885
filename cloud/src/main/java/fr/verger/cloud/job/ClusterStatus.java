package fr.verger.cloud.job;

import fr.verger.cloud.job.JobStatus.State;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.emr.model.Cluster;
import software.amazon.awssdk.services.emr.model.ClusterState;
import software.amazon.awssdk.services.emr.model.ClusterTimeline;
import software.amazon.awssdk.services.emr.model.StepStatus;

/** How a job stands, from its step and from what the step runs on. */
final class ClusterStatus {
  private static final double HOUR = 3600;

  private ClusterStatus() {}

  static JobStatus of(Job job, Cluster cluster, StepStatus step) {
    double seconds = seconds(cluster.status().timeline());
    State state = state(step, cluster);
    return new JobStatus(
        state, detail(step, cluster, state), seconds, seconds / HOUR * job.dollarsPerHour());
  }

  private static double seconds(ClusterTimeline timeline) {
    if (timeline == null || timeline.creationDateTime() == null) {
      return 0;
    }
    Instant end = timeline.endDateTime() == null ? Instant.now() : timeline.endDateTime();
    return Math.max(0, Duration.between(timeline.creationDateTime(), end).toMillis() / 1e3);
  }

  private static State state(StepStatus status, Cluster cluster) {
    State state =
        switch (status.state()) {
          case PENDING -> State.WAITING;
          case RUNNING -> State.RUNNING;
          case COMPLETED -> State.SUCCEEDED;
          case CANCEL_PENDING, CANCELLED -> State.CANCELLED;
          case FAILED, INTERRUPTED, UNKNOWN_TO_SDK_VERSION -> State.FAILED;
        };
    ClusterState now = cluster.status().state();
    boolean ended = now == ClusterState.TERMINATED || now == ClusterState.TERMINATED_WITH_ERRORS;
    return ended && !state.over() ? State.GONE : state;
  }

  private static String detail(StepStatus status, Cluster cluster, State state) {
    if (state == State.GONE || state == State.CANCELLED) {
      var reason = cluster.status().stateChangeReason();
      return "the cluster ended"
          + (reason == null || reason.message() == null ? "" : ": " + reason.message());
    }
    var failure = status.failureDetails();
    if (failure == null) {
      return "";
    }
    return failure.message() != null
        ? failure.message()
        : failure.reason() == null ? "" : failure.reason();
  }
}
