package fr.verger.cli.terminal;

/** How much a command says. */
public enum Verbosity {
  /** Errors only. */
  QUIET,
  /** Progress, warnings and a closing table. */
  NORMAL,
  /** Also where the log lies, what was chosen and why. */
  VERBOSE
}
