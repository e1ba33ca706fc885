package fr.verger.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A standalone master and workers of one core each, in JVMs of their own. */
public final class StandaloneCluster implements AutoCloseable {
  private final SparkHome spark;
  private final Path folder;
  private final Workers kind;
  private final String url;
  private final Process master;
  private final List<Process> workers = new ArrayList<>();
  private final List<Process> drivers = new ArrayList<>();

  /**
   * What works.
   *
   * @param count workers, of one core and one executor each
   * @param heap of an executor, such as 800m
   * @param pinned whether each has a processor of this machine to itself, the first the first;
   *     Linux's {@code taskset} sees to it
   */
  public record Workers(int count, String heap, boolean pinned) {}

  /** Starts them and waits until the master knows the workers. */
  public StandaloneCluster(SparkHome spark, Path folder, Workers kind)
      throws IOException, InterruptedException {
    this.spark = spark;
    this.folder = Files.createDirectories(folder);
    this.kind = kind;
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
                // A machine with too much to do is not a machine that is lost.
                "-Dspark.worker.timeout=600",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--webui-port",
                "0"));
    // Whoever is stopped at a time limit leaves none of it behind.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    try {
      Waiting.until(() -> Waiting.text(log).contains("Starting Spark master"), "the master", log);
      while (workers.size() < kind.count) {
        addWorker();
      }
      Waiting.until(() -> registered(log) == kind.count, "the workers", log);
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void addWorker() throws IOException {
    int number = workers.size();
    workers.add(
        spark.start(
            kind.pinned ? List.of("taskset", "-c", String.valueOf(number)) : List.of(),
            "256m",
            folder.resolve("worker-" + number + ".log"),
            List.of(
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--cores",
                "1",
                "--memory",
                "8g",
                "--webui-port",
                "0",
                "--work-dir",
                work(number).toString(),
                url)));
  }

  /** Where the master is to be found. */
  public String url() {
    return url;
  }

  private Path work(int number) {
    return folder.resolve("work-" + number);
  }

  private static long registered(Path log) throws IOException {
    return Waiting.text(log).lines().filter(line -> line.contains("Registering worker")).count();
  }

  /** A command of Verger's that runs on the cluster. */
  public record Submitted(Process driver, Path log) {
    /** Waits until a task has begun a file of a table: some task is in its middle then. */
    public void awaitTable(Path output) throws IOException, InterruptedException {
      Waiting.until(() -> holdsPart(output), "a first file", log);
    }

    /** A task makes its files when its first photos are done. */
    private static boolean holdsPart(Path output) throws IOException {
      if (Files.notExists(output)) {
        return false;
      }
      try (Stream<Path> files = Files.walk(output)) {
        return files.anyMatch(file -> file.getFileName().toString().startsWith("part-"));
      } catch (UncheckedIOException e) {
        return false; // It changed while it was walked.
      }
    }

    /** What it wrote, once it has ended with status 0. */
    public String done() throws IOException, InterruptedException {
      return Waiting.ended(driver, log);
    }
  }

  /** Submits a command as {@code spark-submit} does; it begins once all executors are there. */
  public Submitted submit(String... arguments) throws IOException {
    return submit(Map.of(), arguments);
  }

  /** The same with more of Spark's settings. */
  public Submitted submit(Map<String, String> settings, String... arguments) throws IOException {
    List<String> program =
        new ArrayList<>(
            List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                url,
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.network.timeout=600s",
                "--conf",
                "spark.executor.memory=" + kind.heap,
                "--conf",
                "spark.executorEnv.LC_ALL=C.UTF-8",
                "--conf",
                "spark.cores.max=" + kind.count,
                "--conf",
                "spark.scheduler.minRegisteredResourcesRatio=1.0"));
    settings.forEach((name, value) -> program.addAll(List.of("--conf", name + "=" + value)));
    program.addAll(List.of("--class", "fr.verger.cli.Verger", spark.clusterJar().toString()));
    program.addAll(List.of(arguments));
    Path log = Files.createTempFile(folder, "driver", ".log");
    Process driver = spark.start("1g", log, program);
    drivers.add(driver);
    return new Submitted(driver, log);
  }

  /** What the executors of a worker wrote into their logs. */
  public String executorLogs(int worker) throws IOException {
    StringBuilder logs = new StringBuilder();
    try (Stream<Path> files = Files.walk(work(worker))) {
      for (Path file : files.filter(file -> file.endsWith("stderr")).toList()) {
        logs.append(Files.readString(file));
      }
    }
    return logs.toString();
  }

  /** The executors that a worker has now. */
  public List<ProcessHandle> executors(int worker) {
    return workers.get(worker).descendants().filter(StandaloneCluster::isExecutor).toList();
  }

  private static boolean isExecutor(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend");
  }

  /** Kills the executors of a worker, which goes on. */
  public void killExecutors(int worker) {
    executors(worker).forEach(ProcessHandle::destroyForcibly);
  }

  /** Kills a worker with its executors, as when its machine is lost. */
  public void killWorker(int worker) {
    List<ProcessHandle> executors = executors(worker);
    workers.get(worker).destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    drivers.forEach(Process::destroyForcibly);
    for (int i = 0; i < workers.size(); i++) {
      killWorker(i);
      workers.get(i).onExit().join();
    }
    master.destroyForcibly().onExit().join();
  }
}
