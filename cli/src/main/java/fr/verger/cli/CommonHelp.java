package fr.verger.cli;

import picocli.CommandLine.Option;

/** Help, on every command. */
final class CommonHelp {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;
}
