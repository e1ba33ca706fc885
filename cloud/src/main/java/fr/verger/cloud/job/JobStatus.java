package fr.verger.cloud.job;

/**
 * How a job stands.
 *
 * @param detail what the service says of it, or ""
 * @param seconds since it began to cost, or 0 before
 * @param dollars so far, as the price table has it
 */
public record JobStatus(State state, String detail, double seconds, double dollars) {
  /** What a job can be. */
  public enum State {
    /** Waits for machines. */
    WAITING,
    /** Works. */
    RUNNING,
    /** Ended well. */
    SUCCEEDED,
    /** Ended, not well. */
    FAILED,
    /** Somebody ended it. */
    CANCELLED,
    /** What it ran on is no longer there. */
    GONE;

    /** Whether nothing more will happen. */
    public boolean over() {
      return this != WAITING && this != RUNNING;
    }
  }
}
