package fr.verger.cli.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A source tree with the real launcher in it, whose JDK and Maven are small scripts: this java
 * prints what it was called with, this mvn prints what Maven prints and makes the folder.
 */
final class LauncherTree {
  /** What a launch came to. */
  record Launched(int status, String out, String err) {}

  private static final String FOLDER = "cli/target/verger/";
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "sed",
          "find",
          "head",
          "awk",
          "tee",
          "grep",
          "cat",
          "mkdir",
          "rm",
          "dirname",
          "readlink",
          "mv",
          "sleep",
          "touch",
          "printf");

  private final Path root;
  private final Path bin;
  private final Map<String, String> environment = new HashMap<>();

  LauncherTree(Path temporary) throws IOException {
    root = Files.createDirectories(temporary.resolve("a tree"));
    bin = Files.createDirectories(temporary.resolve("bin"));
    Files.copy(launcher(), root.resolve("verger"), StandardCopyOption.COPY_ATTRIBUTES);
    write("pom.xml", "<project/>");
    write("vision/src/main/java/Photo.java", "class Photo {}");
    for (String tool : TOOLS) {
      link(tool);
    }
    environment.put("PATH", bin.toString());
    environment.put("HOME", temporary.toString());
    environment.put("JAVA_HOME", jdk("jdk", "17.0.15").toString());
  }

  static Path launcher() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("verger"))) {
      folder = folder.getParent();
    }
    return folder.resolve("verger");
  }

  Path root() {
    return root;
  }

  LauncherTree with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  LauncherTree without(String name) {
    environment.remove(name);
    return this;
  }

  /** A folder like a JDK's whose java prints its arguments, one a line. */
  Path jdk(String name, String version) throws IOException {
    Path home = root.resolveSibling(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(
        home.resolve("bin/java"),
        "case \" $* \" in",
        "*-version*) echo \"openjdk version \\\"" + version + "\\\"\" >&2",
        "  echo \"    java.home = " + home + "\" >&2 ;;",
        "*) for argument in \"$@\"; do printf '<%s>\\n' \"$argument\"; done ;;",
        "esac");
    script(home.resolve("bin/javac"), "exit 0");
    return home;
  }

  /** Puts a java on the path. */
  LauncherTree javaOnPath(Path jdk) throws IOException {
    Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));
    return this;
  }

  /** Puts a Maven on the path that notes each of its builds and then does as told. */
  LauncherTree maven(String version, String... build) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "if [ \"$2\" = -v ]; then echo \"Apache Maven " + version + "\"; exit 0; fi",
                "echo build >>builds"));
    lines.addAll(List.of(build));
    script(bin.resolve("mvn"), lines.toArray(String[]::new));
    return this;
  }

  /** A Maven that makes the folder after a while. */
  LauncherTree workingMaven() throws IOException {
    return maven(
        "3.9.9",
        "echo '[INFO] Building Verger vision 0.1.0-SNAPSHOT                      [3/6]'",
        "echo '[INFO] Downloaded from central: https://host/spark.jar (60 MB at 9.0 MB/s)'",
        "echo '[INFO] Downloaded from central: https://host/other.jar (340 kB at 1.0 MB/s)'",
        "sleep 1",
        "mkdir -p " + FOLDER + "lib " + FOLDER + "spark",
        "touch " + FOLDER + "built");
  }

  /** As if it had been built just now. */
  LauncherTree built() throws IOException {
    write(FOLDER + "built", "");
    return this;
  }

  int builds() throws IOException {
    Path builds = root.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Launched launch(String... arguments) throws IOException, InterruptedException {
    return launch(root.resolve("verger"), root, arguments);
  }

  Launched launch(Path script, Path folder, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(script, folder, arguments);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the launcher did not end");
    }
    return new Launched(
        process.exitValue(),
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  Process start(Path script, Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private void link(String tool) throws IOException {
    for (String folder : List.of("/bin", "/usr/bin")) {
      Path real = Path.of(folder, tool);
      if (Files.exists(real)) {
        script(bin.resolve(tool), "exec " + real + " \"$@\"");
        return;
      }
    }
    throw new IllegalStateException("this machine has no " + tool);
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
