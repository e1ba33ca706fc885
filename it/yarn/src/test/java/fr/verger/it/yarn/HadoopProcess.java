package fr.verger.it.yarn;

import fr.verger.it.cluster.Waiting;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A {@link HadoopCluster} in a JVM of its own. */
final class HadoopProcess implements AutoCloseable {
  private final Path folder;
  private final Process process;

  /**
   * Starts one and waits until it runs.
   *
   * @param folder for all that it writes
   * @param jars of Spark, among which are Hadoop's own
   * @param options file with options for the JVM
   */
  HadoopProcess(Path folder, String jars, Path options) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    Path target = Path.of("target").toAbsolutePath();
    Path log = folder.resolve("hadoop.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + options,
                "-Xmx512m",
                "-cp",
                String.join(
                    File.pathSeparator,
                    target.resolve("classes").toString(),
                    target.resolve("hadoop") + File.separator + "*",
                    jars),
                "fr.verger.it.yarn.HadoopCluster",
                settings().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process = builder.start();
    try {
      Waiting.until(() -> !process.isAlive() || Files.exists(settings()), "YARN and HDFS", log);
      if (!process.isAlive()) {
        throw new IOException("YARN and HDFS ended: " + Waiting.text(log));
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Folder with its settings, as {@code HADOOP_CONF_DIR} wants it. */
  Path settings() {
    return folder.resolve("settings");
  }

  /** What the containers wrote, each to a file of its own of that name. */
  Stream<String> containers(String file) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (path.endsWith(file)) {
              found.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          /** The nodes and HDFS still move and delete files of their own; logs stay. */
          @Override
          public FileVisitResult visitFileFailed(Path path, IOException failed) throws IOException {
            return gone(failed);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, IOException failed)
              throws IOException {
            return gone(failed);
          }
        });
    return found.stream().map(HadoopProcess::read);
  }

  private static FileVisitResult gone(IOException failed) throws IOException {
    if (failed != null && !(failed instanceof NoSuchFileException)) {
      throw failed;
    }
    return FileVisitResult.CONTINUE;
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // Containers are processes of their own, each in a session of its own.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
