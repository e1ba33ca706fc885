package fr.verger.cli.options;

import picocli.CommandLine.Option;

/** Help, on every command. */
public final class CommonHelp {
  /** Asked for. */
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  public boolean help;
}
