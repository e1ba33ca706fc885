package fr.verger.spark.inflight;

import java.io.Serializable;
import java.util.Map;

/**
 * What the tasks of a run are told about deaths.
 *
 * @param folder where tasks say which photos they are at work on, as Hadoop writes it
 * @param run tells this run's tasks from those of others
 * @param always whether tasks say so the first time they run, too; else when they run again
 * @param deaths how often each photo was in flight when its JVM died, before this run
 */
public record InFlightPlan(String folder, String run, boolean always, Map<String, Integer> deaths)
    implements Serializable {
  /** A photo that was in flight so often is not touched again. */
  public static final int MOST_DEATHS = 2;

  /** Where an attempt of a task says what it is at work on. */
  InFlightFile file(int partition, int attempt) {
    return InFlightFile.of(folder, "%s-%05d-%d".formatted(run, partition, attempt));
  }
}
