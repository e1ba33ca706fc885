package fr.verger.spark.inflight;

import java.io.Serializable;
import java.util.Map;

/**
 * What the tasks of a run are told about deaths.
 *
 * @param folder where tasks say which photos they are at work on, as Hadoop writes it
 * @param run tells this run's tasks from those of others
 * @param told which attempts of a task say so
 * @param deaths how often each photo was in flight when its JVM died, before this run
 */
public record InFlightPlan(String folder, String run, Told told, Map<String, Integer> deaths)
    implements Serializable {
  /** A photo that was in flight so often is not touched again. */
  public static final int MOST_DEATHS = 2;

  /** Which attempts of a task say what they are at work on. */
  enum Told {
    /** All. */
    ALL,
    /** Those after the first, where saying so costs a request and nothing died yet. */
    LATER,
    /** None, where attempts of one task live side by side: the word of one is no death. */
    NONE
  }

  /** Whether that attempt says what it is at work on. */
  boolean tells(int attempt) {
    return told == Told.ALL || (told == Told.LATER && attempt > 0);
  }

  /** Where an attempt of a task says what it is at work on. */
  InFlightFile file(int partition, int attempt) {
    return InFlightFile.of(folder, "%s-%05d-%d".formatted(run, partition, attempt));
  }
}
