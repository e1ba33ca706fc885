package fr.verger.cli;

import fr.verger.cli.session.Submission;
import fr.verger.cli.terminal.Screen;

/** The program: {@code verger COMMAND …}. */
public final class Verger {
  private Verger() {}

  /** Runs one command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    int status = new CommandLines(Screen.standard()).execute(arguments);
    // Under YARN an application that exits by itself counts as failed, even with status 0.
    if (status != 0 || !Submission.underSparkSubmit()) {
      System.exit(status);
    }
  }
}
