package fr.verger.it.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A standalone master and workers of one core each, in JVMs of their own. */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final SparkHome spark;
  private final Path folder;
  private final String url;
  private final Process master;
  private final List<Process> workers = new ArrayList<>();

  /** Starts them and waits until the master knows the workers. */
  StandaloneCluster(Path folder, int count) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    spark = new SparkHome(Path.of("target", "spark-home").toAbsolutePath());
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    url = "spark://127.0.0.1:" + port;
    Path log = folder.resolve("master.log");
    master =
        spark.start(
            "256m",
            log,
            List.of(
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--webui-port",
                "0"));
    await(() -> text(log).contains("Starting Spark master"), "the master", log);
    for (int i = 0; i < count; i++) {
      addWorker();
    }
    await(() -> registered(log) == count, "the workers", log);
  }

  private void addWorker() throws IOException {
    int number = workers.size();
    workers.add(
        spark.start(
            "256m",
            folder.resolve("worker-" + number + ".log"),
            List.of(
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                work(number).toString(),
                url)));
  }

  private Path work(int number) {
    return folder.resolve("work-" + number);
  }

  private static long registered(Path log) throws IOException {
    return text(log).lines().filter(line -> line.contains("Registering worker")).count();
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Something to wait for. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits until a condition holds. */
  static void await(Condition condition, String what, Path log)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(START);
    while (!condition.holds()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(what + " did not come: " + text(log));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** A command of Verger's that runs on the cluster. */
  record Submitted(Process driver, Path log) {
    /** What it wrote, once it has ended with status 0. */
    String done() throws IOException, InterruptedException {
      if (!driver.waitFor(5, TimeUnit.MINUTES) || driver.exitValue() != 0) {
        driver.destroyForcibly();
        throw new IllegalStateException("the driver did not end well: " + text(log));
      }
      return text(log);
    }
  }

  /** Submits a command as {@code spark-submit} does, once all executors are there. */
  Submitted submit(String... arguments) throws IOException {
    List<String> program =
        new ArrayList<>(
            List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                url,
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.executor.memory=800m",
                "--conf",
                "spark.scheduler.minRegisteredResourcesRatio=1.0",
                "--class",
                "fr.verger.cli.Verger",
                spark.clusterJar().toString()));
    program.addAll(List.of(arguments));
    Path log = Files.createTempFile(folder, "driver", ".log");
    return new Submitted(spark.start("1g", log, program), log);
  }

  /** What the executors of a worker wrote into their logs. */
  String executorLogs(int worker) throws IOException {
    StringBuilder logs = new StringBuilder();
    try (Stream<Path> files = Files.walk(work(worker))) {
      for (Path file : files.filter(file -> file.endsWith("stderr")).toList()) {
        logs.append(Files.readString(file));
      }
    }
    return logs.toString();
  }

  /** Kills the executors of a worker, which goes on. */
  void killExecutors(int worker) {
    workers.get(worker).descendants().forEach(ProcessHandle::destroyForcibly);
  }

  /** Kills a worker with its executors, as when its machine is lost. */
  void killWorker(int worker) {
    List<ProcessHandle> executors = workers.get(worker).descendants().toList();
    workers.get(worker).destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    for (int i = 0; i < workers.size(); i++) {
      killWorker(i);
      workers.get(i).onExit().join();
    }
    master.destroyForcibly().onExit().join();
  }
}
