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
 * A Spark as it is installed on the nodes of a cluster: a folder {@code jars} with its own jars and
 * nothing of Verger's, where Spark's scripts would find them.
 */
public final class SparkHome {
  /** Jars that Verger and Spark share lie with Verger's; S3 is no part of a bare Spark. */
  private static final Pattern SHARED = Pattern.compile("(commons-lang3|jackson-|protobuf-).*");

  private static final Pattern STORE = Pattern.compile("hadoop-aws-.*|.*-2\\.29\\.52\\.jar");

  private final Path home;
  private final Path built;
  private final String scala;
  private final Path hadoopConf;

  /**
   * A Spark that lies there already.
   *
   * @param home with the folder {@code jars}
   * @param built the folder {@code target} of the command line: its jar, its options for the JVM
   * @param scala the version that it was built for, such as 2.13
   * @param hadoopConf folder with the settings of a Hadoop cluster, or null
   */
  public SparkHome(Path home, Path built, String scala, Path hadoopConf) {
    this.home = home;
    this.built = built;
    this.scala = scala;
    this.hadoopConf = hadoopConf;
  }

  /** Lays out the Spark that the command line was built with, over what lies there from before. */
  public static SparkHome layOut(Path home, Path built) throws IOException {
    Path jars = Files.createDirectories(home.resolve("jars"));
    link(built.resolve("verger/spark"), jars, Pattern.compile(".*"), STORE);
    link(built.resolve("verger/lib"), jars, SHARED, STORE);
    return new SparkHome(home, built, "2.13", null);
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
  public Path clusterJar() {
    return built.resolve("verger-cluster.jar");
  }

  /** All of Spark's jars, as class paths of Java and settings of Spark write it. */
  public String jars() {
    return home.resolve("jars") + File.separator + "*";
  }

  /** A program of Spark's in a JVM of its own that writes to a log. */
  public Process start(String heap, Path log, List<String> program) throws IOException {
    return start(List.of(), heap, log, program);
  }

  /**
   * The same, started by another program such as {@code taskset}.
   *
   * @param before that program and its arguments
   */
  Process start(List<String> before, String heap, Path log, List<String> program)
      throws IOException {
    String classPath = hadoopConf == null ? jars() : hadoopConf + File.pathSeparator + jars();
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + built.resolve("verger/jvm.options"));
    command.addAll(List.of("-Xmx" + heap, "-cp", classPath));
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("SPARK_HOME", home.toString());
    environment.put("SPARK_SCALA_VERSION", scala);
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("LC_ALL", "C.UTF-8");
    if (hadoopConf != null) {
      environment.put("HADOOP_CONF_DIR", hadoopConf.toString());
    }
    return builder.start();
  }
}
