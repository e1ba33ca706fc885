package fr.verger.cli;

import fr.verger.cli.options.CommonHelp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger} itself, which only leads to its commands. */
@Command(
    name = "verger",
    versionProvider = VergerVersion.class,
    description = "Features, principal components and a report from labelled fruit photos.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit status: 0 done; 1 failed, with one sentence on standard error; 2 wrong usage.",
      "See verger COMMAND --help for each. To try it: verger demo"
    })
final class RootCommand {
  @Mixin CommonHelp help;

  @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
  boolean version;
}
