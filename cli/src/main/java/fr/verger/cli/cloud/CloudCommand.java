package fr.verger.cli.cloud;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.session.Interruption;
import fr.verger.cli.terminal.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verger cloud}, which only leads to its commands. */
@Command(
    name = "cloud",
    description = "AWS: what it costs, the way there, jobs that end themselves, the way back.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Credentials are those that the AWS SDK finds by itself; they are never an option.",
      "See verger cloud COMMAND --help for each, and docs/aws.md.",
      "",
      "Example:",
      "  verger cloud estimate --photos 67692 --backbone mobilenet-v2"
    })
public final class CloudCommand {
  private static final String TEMPLATE = "/fr/verger/cloud/stack/storage.yaml";

  @Mixin CommonHelp help;

  private CloudCommand() {}

  /** Whether the cloud module is on the class path: the cluster jar leaves it out. */
  public static boolean possible() {
    return CloudCommand.class.getResource(TEMPLATE) != null;
  }

  /** The command with those below it. */
  public static CommandLine withCommands(Screen screen, Interruption interruption) {
    return withCommands(screen, interruption, BuiltFiles.standard());
  }

  static CommandLine withCommands(Screen screen, Interruption interruption, BuiltFiles built) {
    return new CommandLine(new CloudCommand())
        .addSubcommand(new EstimateCommand(screen))
        .addSubcommand(new DeployCommand(screen))
        .addSubcommand(new UploadCommand(screen, interruption))
        .addSubcommand(new SubmitCommand(screen, interruption, built))
        .addSubcommand(new StatusCommand(screen, interruption))
        .addSubcommand(new LogsCommand(screen))
        .addSubcommand(new ResultsCommand(screen, interruption))
        .addSubcommand(new DestroyCommand(screen));
  }
}
