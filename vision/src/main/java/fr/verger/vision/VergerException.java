package fr.verger.vision;

/**
 * Something the user can mend, said in one sentence: what was wrong, the value, where, and what to
 * do.
 */
public final class VergerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose turn it is to act; the command line derives its exit status from it. */
  public enum Category {
    /** The command was given wrongly: an unknown option, two that exclude each other. */
    USAGE,
    /** What the command was pointed at is not what it must be: a missing folder, a broken model. */
    INPUT,
    /** The machine refused: no space, no permission, no network. */
    ENVIRONMENT
  }

  private final Category category;

  /** A mishap without a cause worth keeping. */
  public VergerException(Category category, String sentence) {
    this(category, sentence, null);
  }

  /** A mishap whose cause goes to the log, never to the screen. */
  public VergerException(Category category, String sentence, Throwable cause) {
    super(sentence, cause);
    this.category = category;
  }

  /** Whose turn it is to act. */
  public Category category() {
    return category;
  }
}
