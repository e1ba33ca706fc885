package fr.verger.benchmarks.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of Verger's on processors of its own. */
final class ServerProcess implements AutoCloseable {
  private static final String GREETING = "Verger serves at http://localhost:";

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** {@code verger serve}, once it answers. */
  static ServerProcess start(String processors, String model) throws IOException {
    List<String> command = new ArrayList<>(java(processors, "fr.verger.cli.Verger"));
    command.addAll(List.of("serve", "--port", "0"));
    if (!model.equals("bundled")) {
      command.addAll(List.of("--model", model));
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line = lines(process).readLine();
    if (line == null || !line.startsWith(GREETING)) {
      throw new IOException("the server said " + line);
    }
    return new ServerProcess(process, Integer.parseInt(line.replaceAll(".*:([0-9]+)/", "$1")));
  }

  /** This JVM's program, flags and class path, on other processors. */
  static List<String> java(String processors, String program) {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", processors));
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program));
    return command;
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  int port() {
    return port;
  }

  /** Memory of the process that lies in the machine's, in MB. */
  long megabytes() throws IOException {
    String pages = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
    return Long.parseLong(pages.replaceAll("(?s).*VmRSS:\\s+([0-9]+) kB.*", "$1")) / 1024;
  }

  /** One value of the server's metrics. */
  double metric(String name) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics")).build();
    String text = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
