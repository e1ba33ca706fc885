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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Puts the commands together and gives every way to fail one sentence and one exit status. */
final class CommandLines {
  private final Screen screen;
  private final Interruption interruption;
  private final SparkWork work;

  /** What makes each command, in the order of the help. */
  private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

  CommandLines(Screen screen) {
    this.screen = screen;
    interruption = new Interruption(screen);
    work = new SparkWork(screen, interruption);
    Chain chain = new Chain(work, screen);
    commands.put("run", () -> new RunCommand(chain));
    commands.put("features", () -> new FeaturesCommand(chain));
    commands.put("pca", () -> new PcaCommand(chain));
    commands.put("verify", () -> new VerifyCommand(work, screen));
    commands.put("report", () -> new ReportCommand(work, screen));
    commands.put("train", () -> new TrainCommand(work, screen));
    commands.put("predict", () -> new PredictCommand(screen));
    commands.put("serve", () -> new ServeCommand(work, screen, interruption));
    commands.put("backbones", () -> BackbonesCommand.withCommands(work, screen, interruption));
    commands.put("pack", () -> new PackCommand(work, screen));
    commands.put("sample", () -> new SampleCommand(screen, interruption));
    commands.put("demo", () -> new DemoCommand(chain, screen));
    if (CloudCommand.possible()) {
      commands.put("cloud", () -> CloudCommand.withCommands(screen, interruption));
    }
  }

  /** The commands there are, in the order of the help. */
  static List<String> names() {
    return List.copyOf(new CommandLines(Screen.standard()).commands.keySet());
  }

  int execute(String... arguments) {
    interruption.listen();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> {
          CommandLog.start(Verbosity.NORMAL);
          LoggerFactory.getLogger(Thread.class).info("{} ended", thread, thrown);
        });
    try {
      return parser(arguments).execute(arguments);
    } catch (Error e) {
      // Such as memory that ran out; the parser looks after exceptions alone.
      return failed(e);
    }
  }

  /**
   * What reads these arguments. It knows the one command that they name, or all of them when they
   * name none: to look at the options of all takes longer than to say what is on a photo.
   */
  private CommandLine parser(String... arguments) {
    CommandLine parser = new CommandLine(new RootCommand());
    commands.forEach(
        (name, command) -> {
          if (arguments.length == 0
              || !commands.containsKey(arguments[0])
              || name.equals(arguments[0])) {
            parser.addSubcommand(name, command.get());
          }
        });
    return parser
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(true)
        .setOut(writer(screen.out()))
        .setErr(writer(screen.err()))
        .setParameterExceptionHandler((thrown, typed) -> wrongUsage(thrown))
        .setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown));
  }

  private int wrongUsage(ParameterException thrown) {
    String sentence = thrown.getMessage().lines().findFirst().orElse("wrong usage");
    String command = thrown.getCommandLine().getCommandSpec().qualifiedName();
    screen.say(sentence.replaceFirst("[.:]$", "") + "; see " + command + " --help.");
    return Failure.WRONG_USAGE;
  }

  private int failed(Throwable thrown) {
    CommandLog log = CommandLog.start(Verbosity.NORMAL);
    Failure failure = new FailureSentences(log.place()).of(thrown);
    if (!interruption.happened()) {
      log.failed(failure.sentence(), thrown);
      screen.say(failure.sentence());
    }
    return failure.status();
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
