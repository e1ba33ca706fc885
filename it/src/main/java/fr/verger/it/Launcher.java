package fr.verger.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./verger} as a user does, in a process of its own. */
public final class Launcher {
  /** What a command came to. */
  public record Ended(int status, String out, String err) {}

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * A launcher.
   *
   * @param folder where commands run, and their output is kept
   * @param environment beside that of this process
   */
  public Launcher(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** The same with more in the environment. */
  public Launcher with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Launcher(folder, all);
  }

  /** A command that is under way; {@code ./verger} becomes the JVM, so this is its process. */
  public record Started(Process process, List<String> command, Path out, Path err) {
    /** Waits for it. */
    public Ended end() throws IOException, InterruptedException {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end: " + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Kills it as {@code kill -9} does, which it cannot hear. */
    public void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }

  /** Runs a command to its end. */
  public Ended run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).end();
  }

  /** Starts a command. */
  public Started start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of("..", "verger").toAbsolutePath().normalize().toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "verger", ".out");
    Path err = Files.createTempFile(folder, "verger", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    return new Started(builder.start(), command, out, err);
  }
}
