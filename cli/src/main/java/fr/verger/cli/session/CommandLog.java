package fr.verger.cli.session;

import fr.verger.cli.terminal.Verbosity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Where the log of a command goes: a file of its own in the user's state folder, made when there is
 * something to write. Where spark-submit started this JVM, its own configuration of logs is left
 * alone.
 */
public final class CommandLog {
  private static final int KEPT = 20;
  private static final String CONFIGURATION = "log4j2.configurationFile";
  private static final String FILE = "verger.log";

  private final Path file;

  private CommandLog(Path file) {
    this.file = file;
  }

  /**
   * Points the logs of this JVM to a file, once. Must come before the first logger is made.
   *
   * @param verbosity what of Verger's own messages also goes to the screen
   */
  public static synchronized CommandLog start(Verbosity verbosity) {
    String begun = System.getProperty(FILE);
    if (begun != null) {
      return new CommandLog(Path.of(begun));
    }
    if (Submission.underSparkSubmit() || System.getProperty(CONFIGURATION) != null) {
      return new CommandLog(null);
    }
    String time =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    Path folder = writableFolder();
    removeOldest(folder);
    Path file = folder.resolve("verger-" + time + "-" + ProcessHandle.current().pid() + ".log");
    System.setProperty(FILE, file.toString());
    System.setProperty(
        "verger.screen",
        switch (verbosity) {
          case QUIET -> "off";
          case NORMAL -> "warn";
          case VERBOSE -> "info";
        });
    System.setProperty(CONFIGURATION, "classpath:fr/verger/cli/session/log4j2.properties");
    return new CommandLog(file);
  }

  /** The file, where Verger decides about logs. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** Where the log lies, for a sentence. */
  public String place() {
    return file == null ? "the log of the Spark driver" : file.toString();
  }

  /** Writes down why a command failed, also where the logs of this JVM were pointed elsewhere. */
  public void failed(String sentence, Throwable thrown) {
    LoggerFactory.getLogger("fr.verger.cli.failure")
        .info("The command failed: {}", sentence, thrown);
    if (file != null && Files.notExists(file)) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace, true));
      try {
        Files.writeString(file, "The command failed: " + sentence + "\n" + trace);
      } catch (IOException e) {
        // The sentence is on the screen; there is no other place for the rest.
      }
    }
  }

  private static Path writableFolder() {
    String state = System.getenv("XDG_STATE_HOME");
    Path base =
        state == null || state.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    try {
      Path folder = Files.createDirectories(base.resolve("verger"));
      if (Files.isWritable(folder)) {
        return folder;
      }
    } catch (IOException e) {
      // A home that cannot be written to is common in containers; the temporary folder will do.
    }
    try {
      return Files.createDirectories(
          Path.of(
              System.getProperty("java.io.tmpdir"), "verger-" + System.getProperty("user.name")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeOldest(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> logs =
          files
              .filter(file -> file.getFileName().toString().startsWith("verger-"))
              .sorted(Comparator.comparing(Path::getFileName).reversed())
              .skip(KEPT)
              .toList();
      for (Path log : logs) {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      // Somebody else's to remove, then; a command does not fail for it.
    }
  }
}
