package fr.verger.cli.backbones;

import fr.verger.cli.options.CommonHelp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verger backbones}, which only leads to its commands. */
@Command(
    name = "backbones",
    description = "The networks that make the features: see them, fetch them, bring your own.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "See verger backbones COMMAND --help for each.",
      "",
      "Example:",
      "  verger backbones list"
    })
public final class BackbonesCommand {
  @Mixin CommonHelp help;
}
