package fr.verger.cli.packaging;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code mvn package} made, and how to run it in a JVM of its own. */
final class BuiltFolder {
  /** What a process came to. */
  record Ended(int status, String out, String err) {}

  /** Verger itself and the libraries that only Verger brings. */
  private static final Pattern OWN =
      Pattern.compile(
          "(verger-|jetty-|onnxruntime|openblas|javacpp|common-(image|io|lang)|imageio|tribuo|picocli).*");

  private final Path target = Path.of("target").toAbsolutePath();

  Path clusterJar() {
    return target.resolve("verger-cluster.jar");
  }

  /** Spark with everything it needs and nothing else, as on the node of a cluster. */
  String sparkAlone() {
    return Stream.concat(
            jars("spark"), jars("lib").filter(jar -> !OWN.matcher(name(jar)).matches()))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The file with the flags that Spark needs. */
  String jvmOptions() {
    return "@" + target.resolve("verger/jvm.options");
  }

  Ended java(Path folder, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return run(folder, command);
  }

  Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("verger", ".out");
    Path err = Files.createTempFile("verger", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", command) + " did not end");
    }
    return new Ended(process.exitValue(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }

  private Stream<Path> jars(String folder) {
    try (Stream<Path> files = Files.list(target.resolve("verger").resolve(folder))) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path jar) {
    return jar.getFileName().toString();
  }
}
