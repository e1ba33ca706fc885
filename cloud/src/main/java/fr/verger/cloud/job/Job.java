package fr.verger.cloud.job;

import java.util.List;

/**
 * A job that was submitted, as the bucket keeps it.
 *
 * @param schema {@value #SCHEMA}
 * @param id sorts by the time of its submission
 * @param place where it is done
 * @param holder the application, the cluster or the stack of the machine
 * @param run the run of the application or the step of the cluster; "" for a machine
 * @param arguments of the command line
 * @param output where its results will lie
 * @param release of EMR, or "" for a machine
 * @param instances types, one entry each, such as {@code 2 x m5.xlarge}
 * @param dollarsPerHour while all of it runs
 * @param pricesAsOf the day of the price table
 * @param maxMinutes after which it is ended
 * @param submitted ISO 8601, UTC
 */
public record Job(
    String schema,
    String id,
    Place place,
    String region,
    String holder,
    String run,
    List<String> arguments,
    String output,
    String release,
    List<String> instances,
    double dollarsPerHour,
    String pricesAsOf,
    int maxMinutes,
    String submitted) {
  /** Name and version of the layout. */
  public static final String SCHEMA = "verger-job/1";

  /** Copies the lists. */
  public Job {
    arguments = List.copyOf(arguments);
    instances = List.copyOf(instances);
  }

  /** The same job, started. */
  Job in(String holder, String run) {
    return new Job(
        schema,
        id,
        place,
        region,
        holder,
        run,
        arguments,
        output,
        release,
        instances,
        dollarsPerHour,
        pricesAsOf,
        maxMinutes,
        submitted);
  }
}
