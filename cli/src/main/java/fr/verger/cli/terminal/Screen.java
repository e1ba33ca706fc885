package fr.verger.cli.terminal;

import java.io.PrintStream;

/**
 * Where a command speaks: results on standard output, everything else on standard error.
 *
 * @param out takes results
 * @param err takes progress, warnings and errors
 * @param redraws whether {@code err} is a terminal, on which a line can be drawn over
 */
public record Screen(PrintStream out, PrintStream err, boolean redraws) {
  /** Set by the launcher, which can ask the shell what standard error is. */
  private static final String TERMINAL_PROPERTY = "verger.terminal";

  /** The standard streams of this JVM. */
  public static Screen standard() {
    return new Screen(System.out, System.err, Boolean.getBoolean(TERMINAL_PROPERTY));
  }

  /** One line of Verger's own among whatever else stands on standard error. */
  public void say(String sentence) {
    err.println("verger: " + sentence);
    err.flush();
  }
}
