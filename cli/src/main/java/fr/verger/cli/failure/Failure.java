package fr.verger.cli.failure;

/**
 * How a command that failed ends.
 *
 * @param sentence what the user reads
 * @param status exit status: 1 failed, 2 wrong usage
 * @param expected false when nobody foresaw it, so that only the log explains it
 */
public record Failure(String sentence, int status, boolean expected) {
  /** A command did what it could and failed. */
  public static final int FAILED = 1;

  /** A command was given wrongly. */
  public static final int WRONG_USAGE = 2;

  static Failure failed(String sentence) {
    return new Failure(sentence, FAILED, true);
  }

  static Failure usage(String sentence) {
    return new Failure(sentence, WRONG_USAGE, true);
  }
}
