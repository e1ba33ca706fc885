package fr.verger.it.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Spark as it is installed on the nodes of a cluster: its own jars and nothing of Verger's, laid
 * out so that Spark's scripts would find them.
 */
final class SparkHome {
  /** Jars that Verger and Spark share lie with Verger's; S3 is no part of a bare Spark. */
  private static final Pattern SHARED = Pattern.compile("(commons-lang3|jackson-|protobuf-).*");

  private static final Pattern STORE = Pattern.compile("hadoop-aws-.*|.*-2\\.29\\.52\\.jar");

  private final Path home;
  private final Path built;

  /** Lays one out in a folder, over what lies there from before. */
  SparkHome(Path folder) throws IOException {
    home = folder;
    built = Path.of("..", "cli", "target").toAbsolutePath().normalize();
    Path jars = Files.createDirectories(folder.resolve("jars"));
    link(built.resolve("verger/spark"), jars, Pattern.compile(".*"), STORE);
    link(built.resolve("verger/lib"), jars, SHARED, STORE);
  }

  private static void link(Path from, Path to, Pattern wanted, Pattern unwanted)
      throws IOException {
    try (Stream<Path> jars = Files.list(from)) {
      for (Path jar : jars.toList()) {
        String name = jar.getFileName().toString();
        if (wanted.matcher(name).matches() && !unwanted.matcher(name).matches()) {
          Files.deleteIfExists(to.resolve(name));
          Files.createSymbolicLink(to.resolve(name), jar);
        }
      }
    }
  }

  /** The one file of Verger that a cluster gets. */
  Path clusterJar() {
    return built.resolve("verger-cluster.jar");
  }

  /** A program of Spark's in a JVM of its own that writes to a log. */
  Process start(String heap, Path log, List<String> program) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + built.resolve("verger/jvm.options"));
    command.addAll(List.of("-Xmx" + heap, "-cp", home.resolve("jars") + File.separator + "*"));
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "SPARK_HOME",
                home.toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                "LC_ALL",
                "C.UTF-8"));
    return builder.start();
  }
}
