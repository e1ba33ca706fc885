package fr.verger.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches what the executors of a cluster hold. Of the heap that is what a full collection leaves:
 * every executor is told to collect again and again, and writes a log of it; what a collection of
 * the young leaves may be garbage too. Of the process it is what Linux says it had in memory at
 * most.
 */
final class ExecutorWatch implements AutoCloseable {
  private static final Pattern FULL = Pattern.compile("Pause Full .* \\d+M->(\\d+)M\\(");
  private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final long PAUSE_MILLIS = 4_000;
  private static final int PATIENCE_SECONDS = 60;
  private static final int KIB_OF_A_MIB = 1024;

  private final StandaloneCluster cluster;
  private final int workers;
  private final Path logs;
  private final Map<Long, Integer> resident = new ConcurrentHashMap<>();
  private final Thread watch = new Thread(this::watch, "executor-watch");

  /**
   * What an executor had.
   *
   * @param collections full ones, of which {@code heap} is the most that one left, in MiB
   * @param resident the most memory that the process had, its heap included, in MiB
   */
  record Peak(int collections, int heap, int resident) {}

  /**
   * Begins to watch.
   *
   * @param logs folder for the collectors' logs
   */
  ExecutorWatch(StandaloneCluster cluster, int workers, Path logs) throws IOException {
    this.cluster = cluster;
    this.workers = workers;
    this.logs = Files.createDirectories(logs);
    watch.setDaemon(true);
    watch.start();
  }

  /** What Linux can be asked about a process; nothing like it is known elsewhere. */
  static boolean isPossible() {
    return Files.isReadable(Path.of("/proc/self/status"));
  }

  /**
   * What Spark must be told. A heap that is all in memory from the start is no part of what the
   * process has beside it.
   */
  Map<String, String> settings(String heap) {
    return Map.of(
        "spark.executor.extraJavaOptions",
        "-Xms%s -XX:+AlwaysPreTouch -Xlog:gc:file=%s".formatted(heap, logs.resolve("%p.log")));
  }

  private void watch() {
    try {
      while (true) {
        for (int worker = 0; worker < workers; worker++) {
          for (ProcessHandle executor : cluster.executors(worker)) {
            look(executor.pid());
            collect(executor.pid());
          }
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void look(long executor) {
    try {
      Matcher found = RESIDENT.matcher(Files.readString(Path.of("/proc/" + executor + "/status")));
      if (found.find()) {
        resident.merge(executor, Integer.parseInt(found.group(1)) / KIB_OF_A_MIB, Math::max);
      }
    } catch (IOException e) {
      // It has just ended.
    }
  }

  /** One that has just ended, or is held up, does not; what counts is what its log says. */
  private static void collect(long executor) throws IOException, InterruptedException {
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                // It lives for a moment, and the executors need the processors.
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                String.valueOf(executor),
                "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      command.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      command.destroyForcibly();
    }
  }

  /** What each executor had that was seen, by its process. */
  Map<Long, Peak> peaks() throws IOException {
    Map<Long, Peak> peaks = new TreeMap<>();
    for (Map.Entry<Long, Integer> executor : resident.entrySet()) {
      List<Integer> left = left(Files.readString(logs.resolve(executor.getKey() + ".log")));
      int most = left.stream().mapToInt(Integer::intValue).max().orElse(0);
      peaks.put(executor.getKey(), new Peak(left.size(), most, executor.getValue()));
    }
    return peaks;
  }

  private static List<Integer> left(String log) {
    return FULL.matcher(log).results().map(full -> Integer.valueOf(full.group(1))).toList();
  }

  @Override
  public void close() {
    watch.interrupt();
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
