package fr.verger.spark.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.SparkConf;

/**
 * What a run was started on in a cloud, as its session's settings say.
 *
 * @param service such as {@code serverless}
 * @param instances types, one entry each, such as {@code 3 x m5.xlarge}
 * @param dollarsPerHour for all of it, in US dollars
 * @param pricesAsOf the day of the price table
 */
public record CloudPlace(
    String service,
    String region,
    List<String> instances,
    double dollarsPerHour,
    String pricesAsOf) {
  private static final String SETTING = "spark.verger.cloud.";

  /** Copies the list. */
  public CloudPlace {
    instances = List.copyOf(instances);
  }

  /**
   * What a run took of it.
   *
   * @param seconds of the run itself, without the start and end of machines
   * @param estimatedDollars for these, in US dollars
   */
  public record Use(
      String service,
      String region,
      List<String> instances,
      double seconds,
      double estimatedDollars,
      String pricesAsOf) {}

  /** Null where nobody said. */
  static CloudPlace of(SparkConf settings) {
    String service = settings.get(SETTING + "service", "");
    if (service.isEmpty()) {
      return null;
    }
    return new CloudPlace(
        service,
        settings.get(SETTING + "region"),
        List.of(settings.get(SETTING + "instances").replace('_', ' ').split(",")),
        settings.getDouble(SETTING + "dollarsPerHour", 0),
        settings.get(SETTING + "pricesAsOf"));
  }

  /** What a run from then to then took. */
  Use use(String started, String finished) {
    double seconds =
        Duration.between(Instant.parse(started), Instant.parse(finished)).toMillis() / 1e3;
    return new Use(
        service, region, instances, seconds, seconds / 3600 * dollarsPerHour, pricesAsOf);
  }
}
