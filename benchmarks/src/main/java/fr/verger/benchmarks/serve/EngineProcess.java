package fr.verger.benchmarks.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An {@link EngineLoop} on processors of its own, which computes when it is told to. */
final class EngineProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream turns;
  private final ExecutorService listener = Executors.newSingleThreadExecutor();

  private EngineProcess(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.turns = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  static EngineProcess start(String processors, Path photos, String model) throws IOException {
    List<String> command =
        new ArrayList<>(ServerProcess.java(processors, EngineLoop.class.getName()));
    command.addAll(List.of(photos.toString(), model));
    return new EngineProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Lets it compute for that many seconds; gives photos a second. */
  Future<Double> turn(double seconds) {
    turns.println(seconds);
    return listener.submit(
        () -> {
          String line = answers.readLine();
          if (line == null) {
            throw new IOException("the engine loop ended");
          }
          return Double.valueOf(line);
        });
  }

  @Override
  public void close() {
    listener.shutdownNow();
    process.destroy();
    process.onExit().join();
  }
}
