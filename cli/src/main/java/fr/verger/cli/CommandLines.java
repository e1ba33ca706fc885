package fr.verger.cli;

import fr.verger.cli.backbones.BackbonesCommand;
import fr.verger.cli.cloud.CloudCommand;
import fr.verger.cli.failure.Failure;
import fr.verger.cli.failure.FailureSentences;
import fr.verger.cli.predict.PredictCommand;
import fr.verger.cli.session.CommandLog;
import fr.verger.cli.session.Interruption;
import fr.verger.cli.session.SparkWork;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Puts the commands together and gives every way to fail one sentence and one exit status. */
final class CommandLines {
  private final Screen screen;
  private final Interruption interruption;
  private final SparkWork work;
  private final CommandLine commands;

  CommandLines(Screen screen) {
    this.screen = screen;
    interruption = new Interruption(screen);
    work = new SparkWork(screen, interruption);
    Chain chain = new Chain(work, screen);
    commands =
        new CommandLine(new RootCommand())
            .addSubcommand(new RunCommand(chain))
            .addSubcommand(new FeaturesCommand(chain))
            .addSubcommand(new PcaCommand(chain))
            .addSubcommand(new VerifyCommand(work, screen))
            .addSubcommand(new ReportCommand(work, screen))
            .addSubcommand(new TrainCommand(work, screen))
            .addSubcommand(new PredictCommand(screen))
            .addSubcommand(new ServeCommand(work, screen, interruption))
            .addSubcommand(BackbonesCommand.withCommands(work, screen, interruption))
            .addSubcommand(new PackCommand(work, screen))
            .addSubcommand(new SampleCommand(screen, interruption))
            .addSubcommand(new DemoCommand(chain, screen));
    if (CloudCommand.possible()) {
      commands.addSubcommand(CloudCommand.withCommands(screen, interruption));
    }
    commands
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(true)
        .setOut(writer(screen.out()))
        .setErr(writer(screen.err()))
        .setParameterExceptionHandler((thrown, typed) -> wrongUsage(thrown))
        .setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown));
  }

  /** The commands there are, in the order of the help. */
  static List<String> names() {
    CommandLine commands = new CommandLines(Screen.standard()).commands;
    return List.copyOf(commands.getSubcommands().keySet());
  }

  int execute(String... arguments) {
    interruption.listen();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> {
          CommandLog.start(Verbosity.NORMAL);
          LoggerFactory.getLogger(Thread.class).info("{} ended", thread, thrown);
        });
    try {
      return commands.execute(arguments);
    } catch (Error e) {
      // Such as memory that ran out; the parser looks after exceptions alone.
      return failed(e);
    }
  }

  private int wrongUsage(ParameterException thrown) {
    String sentence = thrown.getMessage().lines().findFirst().orElse("wrong usage");
    String command = thrown.getCommandLine().getCommandSpec().qualifiedName();
    screen.say(sentence.replaceFirst("[.:]$", "") + "; see " + command + " --help.");
    return Failure.WRONG_USAGE;
  }

  private int failed(Throwable thrown) {
    String logPlace = CommandLog.start(Verbosity.NORMAL).place();
    Failure failure = new FailureSentences(logPlace).of(thrown);
    if (!interruption.happened()) {
      LoggerFactory.getLogger(Verger.class.getName() + ".failure")
          .info("The command failed: {}", failure.sentence(), thrown);
      screen.say(failure.sentence());
    }
    return failure.status();
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
