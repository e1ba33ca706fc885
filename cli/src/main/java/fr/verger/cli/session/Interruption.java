package fr.verger.cli.session;

import fr.verger.cli.terminal.Screen;

/**
 * Says what is left behind when the user stops a command. The JVM itself then ends with status 130
 * (Ctrl-C) or 143 (kill). Thread-safe.
 */
public final class Interruption {
  private final Screen screen;
  private String leftBehind;

  /** Nothing to say yet. */
  public Interruption(Screen screen) {
    this.screen = screen;
  }

  /** Has this JVM call when it is stopped. */
  public void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopped, "verger-interrupted"));
  }

  /** From now on, stopping leaves this behind. */
  public synchronized void leaves(String sentence) {
    leftBehind = sentence;
  }

  /** The work is over; stopping leaves nothing worth a word. */
  public synchronized void over() {
    leftBehind = null;
  }

  /** Whether the user stopped the work, so that nothing it still throws is worth a word. */
  public boolean happened() {
    Thread asks = new Thread("verger-asks");
    try {
      // The only question that a JVM which is about to end answers, and answers from the first.
      Runtime.getRuntime().addShutdownHook(asks);
      return !Runtime.getRuntime().removeShutdownHook(asks);
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private synchronized void stopped() {
    if (leftBehind != null) {
      screen.err().println();
      screen.say(leftBehind);
    }
  }
}
