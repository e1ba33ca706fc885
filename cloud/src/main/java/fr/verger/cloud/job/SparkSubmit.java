package fr.verger.cloud.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a job is told beyond its arguments: the settings that Verger itself reads from Spark's. */
final class SparkSubmit {
  static final String MAIN = "fr.verger.cli.Verger";

  private SparkSubmit() {}

  /** Where to write progress, and what to note in {@code run.json}. */
  static Map<String, String> settings(Job job, String folder) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.verger.progress", folder + "progress.json");
    settings.put("spark.verger.cloud.service", job.place().name().toLowerCase(Locale.ROOT));
    settings.put("spark.verger.cloud.region", job.region());
    settings.put(
        "spark.verger.cloud.instances", String.join(",", job.instances()).replace(' ', '_'));
    settings.put("spark.verger.cloud.dollarsPerHour", Double.toString(job.dollarsPerHour()));
    settings.put("spark.verger.cloud.pricesAsOf", job.pricesAsOf());
    return settings;
  }

  /** {@code --class … --conf …}, none of it with a blank in it. */
  static List<String> options(Map<String, String> settings) {
    List<String> options = new ArrayList<>(List.of("--class", MAIN));
    settings.forEach(
        (key, value) -> {
          options.add("--conf");
          options.add(key + "=" + value);
        });
    return options;
  }
}
