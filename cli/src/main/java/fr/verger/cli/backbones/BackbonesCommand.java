package fr.verger.cli.backbones;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.session.Interruption;
import fr.verger.cli.terminal.Screen;
import fr.verger.vision.registry.BackboneCache;
import fr.verger.vision.registry.BackboneRegistry;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verger backbones}, which only leads to its commands. */
@Command(
    name = "backbones",
    description = "The networks that make the features: see them, fetch them, bring your own.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Fetched networks lie in VERGER_HOME, else in this platform's folder for caches.",
      "See verger backbones COMMAND --help for each.",
      "",
      "Example:",
      "  verger backbones list"
    })
public final class BackbonesCommand {
  @Mixin CommonHelp help;

  private BackbonesCommand() {}

  /** The command with those below it. */
  public static CommandLine withCommands(Screen screen, Interruption interruption) {
    BackboneRegistry registry = BackboneRegistry.standard();
    BackboneCache cache = BackboneCache.standard();
    return new CommandLine(new BackbonesCommand())
        .addSubcommand(new ListCommand(registry, cache, screen))
        .addSubcommand(new PullCommand(registry, cache, screen, interruption))
        .addSubcommand(new ImportCommand(registry, cache, screen));
  }
}
