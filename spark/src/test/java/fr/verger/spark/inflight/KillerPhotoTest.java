package fr.verger.spark.inflight;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.Photos;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A photo that ends the JVM that opens it, and people who do. */
@Timeout(900)
class KillerPhotoTest {
  private static final String REASON =
      "its process died twice while it was worked on; touch the file to have it tried again";

  @TempDir Path folder;
  private Path images;

  @BeforeEach
  void lay() throws IOException {
    images = Photos.orchard(folder.resolve("images"));
  }

  /** Lays one more photo of its name, in the midst of the first task's. */
  private Path add(String name) throws IOException {
    Path photo = Photos.all(images).get(4).resolveSibling(name);
    return Files.write(photo, Photos.jpeg(folder));
  }

  private Process start(String master, String output, Map<String, String> environment)
      throws IOException {
    String classPath = System.getProperty("java.class.path");
    List<String> flags =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("--add-") || flag.startsWith("-D"))
            .filter(flag -> !flag.startsWith("-Dspark") && !flag.contains("surefire"))
            .toList();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            PoisonedRun.class.getName(),
            master));
    command.addAll(List.of("poison:" + images, output, folder.resolve("counts").toString()));
    command.addAll(List.of(classPath, String.join(" ", flags)));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private int run(String master, String output, Map<String, String> environment) throws Exception {
    Process process = start(master, output, environment);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private int run(String output) throws Exception {
    return run("local[2]", output, Map.of());
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private String counts() throws IOException {
    return Files.readString(folder.resolve("counts"));
  }

  private static String rejected(int photos) {
    return "rejected %d ok true reasons [RejectReason[reason=%s, photos=%d]]"
        .formatted(photos, REASON, photos);
  }

  @Test
  void whatWasInFlightAtTwoDeathsIsRejectedAtTheThirdStart() throws Exception {
    add("kills.jpg");
    String out = folder.resolve("out").toString();
    assertThat(run(out)).as(log()).isEqualTo(137);
    assertThat(folder.resolve("out/_verger/in-flight")).isNotEmptyDirectory();
    assertThat(run(out)).as(log()).isEqualTo(137);
    assertThat(run(out)).as(log()).isZero();
    assertThat(counts()).isEqualTo("listed 25 features 24 " + rejected(1));
    assertThat(folder.resolve("out/_verger/in-flight")).doesNotExist();
    assertThat(folder.resolve("out/_verger/deaths.json")).doesNotExist();
  }

  @Test
  @Tag("long")
  void onAStoreItTakesOneStartMoreSinceTheFirstTellsNothing() throws Exception {
    Path killer = add("kills.jpg");
    String out = "tight:" + folder.resolve("out");
    for (int death = 1; death <= 3; death++) {
      assertThat(run(out)).as(log()).isEqualTo(137);
    }
    assertThat(run(out)).as(log()).isZero();
    assertThat(counts()).isEqualTo("listed 25 features 24 " + rejected(1));

    // A file that changed is another photo, and may be tried.
    Files.setLastModifiedTime(killer, FileTime.fromMillis(0));
    assertThat(run(out)).as(log()).isEqualTo(137);
  }

  @Test
  @Tag("long")
  void whoIsKilledTwiceInAnotherPlaceLosesNoPhoto() throws Exception {
    String out = folder.resolve("out").toString();
    for (String name : List.of("hangs-1.jpg", "hangs-2.jpg")) {
      Path photo = add(name);
      Process process = start("local[2]", out, Map.of());
      while (process.isAlive() && !inFlight(name)) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      TimeUnit.SECONDS.sleep(2);
      process.destroyForcibly().waitFor();
      Files.delete(photo);
    }
    assertThat(run(out)).as(log()).isZero();
    assertThat(counts()).startsWith("listed 24 features 24 rejected 0 ok true");
  }

  private boolean inFlight(String name) throws IOException {
    Path told = folder.resolve("out/_verger/in-flight");
    if (!Files.isDirectory(told)) {
      return false;
    }
    for (Path file : Photos.all(told)) {
      if (Files.readString(file).contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Executors in JVMs of their own, on the class path of this one. */
  @Test
  @Tag("long")
  void onAClusterTheRunGoesOnWithoutIt() throws Exception {
    add("kills.jpg");
    Path home = folder.resolve("spark-home");
    Files.createDirectories(home.resolve("jars"));
    Map<String, String> environment =
        Map.of(
            "SPARK_HOME",
            home.toString(),
            "SPARK_SCALA_VERSION",
            "2.13",
            "SPARK_LOCAL_IP",
            "127.0.0.1");
    String out = folder.resolve("out").toString();
    assertThat(run("local-cluster[2,1,1024]", out, environment)).as(log()).isZero();
    assertThat(counts()).isEqualTo("listed 25 features 24 " + rejected(1));
  }
}
